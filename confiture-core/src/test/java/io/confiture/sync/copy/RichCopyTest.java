package io.confiture.sync.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.confiture.check.Finding;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database with everything that stands in the way of rows is copied, and everything stands there afterwards as before. */
class RichCopyTest {

    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Servers servers;

    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private TwoDatabases databases;

    @BeforeAll
    static void start() {
        servers = Servers.of(ServerChoice.embedded());
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @BeforeEach
    void create() {
        databases = new TwoDatabases(servers.server())
                .schema(RichSchema.TABLES)
                .rows(RichSchema.ROWS)
                .rows(RichSchema.TRAPS);
    }

    @AfterEach
    void drop() {
        databases.close();
    }

    private SyncResult run(Copying copying) {
        return copying.run(databases.sourceUrl(), databases.targetUrl());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void empty_tables_are_loaded_and_everything_is_put_back(int jobs) {
        databases.targetRows(
                RichSchema.TRAPS + "ALTER TABLE loose ADD CONSTRAINT old FOREIGN KEY (u) REFERENCES users NOT VALID");

        SyncResult result = run(new Copying().jobs(jobs).resuming());

        assertThat(Copying.state(databases.target())).isEqualTo(Copying.state(databases.source()));
        assertThat(result.inconsistent()).isNull();
        assertThat(result.notes())
                .extracting(Finding::message)
                .anyMatch(m -> m.contains("materialized views of the target still show what they showed: kept"))
                .anyMatch(m -> m.contains("there was no unfinished run"));
        assertThat(
                        databases.inTarget(
                                "SELECT count(*) FROM pg_class WHERE relnamespace = 'confiture_sync'::regnamespace AND relkind = 'r'"))
                .isEqualTo("1");
        assertThat(databases.inTarget("SELECT state || ' ' || rows FROM confiture_sync.run"))
                .isEqualTo("done "
                        + result.tables().stream().mapToLong(TableCopy::rows).sum());
    }

    @Test
    void rows_of_filled_tables_are_replaced_and_everything_is_put_back() {
        databases.targetRows("""
                INSERT INTO users (email) VALUES ('old'); INSERT INTO orders (u) VALUES (1), (1);
                INSERT INTO events (at, u) VALUES ('2021-01-01', 1); INSERT INTO about_events SELECT id, at FROM events;
                INSERT INTO base VALUES (8); INSERT INTO heir VALUES (9); INSERT INTO hidden VALUES (1000);
                SELECT setval('users_id_seq', 100000), setval('untouched', 7), setval('down', -400);
                ALTER TABLE loose ADD CONSTRAINT old FOREIGN KEY (u) REFERENCES users NOT VALID;
                """).targetRows(RichSchema.TRAPS);

        SyncResult result = run(new Copying());

        assertThat(result.staged()).isTrue();
        assertThat(Copying.state(databases.target())).isEqualTo(Copying.state(databases.source()));
        assertThat(databases.inTarget("SELECT count(*) FROM seen")).isEqualTo("300");
    }

    @Test
    void a_failure_at_the_end_leaves_the_old_rows_and_can_be_repaired_and_gone_on_with() {
        databases
                .targetRows("INSERT INTO users (email) VALUES ('old'); INSERT INTO orders (u) VALUES (1), (1);"
                        + " ALTER TABLE loose ADD CONSTRAINT old FOREIGN KEY (u) REFERENCES users;")
                .targetRows(RichSchema.TRAPS);
        Map<String, String> before = Copying.state(databases.target());

        assertThat(catchThrowable(() -> run(new Copying())))
                .isInstanceOf(SyncException.class)
                .hasMessageContaining("violates foreign key constraint \"old\"");

        assertThat(Copying.state(databases.target())).isEqualTo(before);
        databases.targetRows("ALTER TABLE loose DROP CONSTRAINT old;"
                + " ALTER TABLE loose ADD CONSTRAINT old FOREIGN KEY (u) REFERENCES users NOT VALID");
        SyncResult result = run(new Copying().resuming());
        assertThat(Copying.state(databases.target())).isEqualTo(Copying.state(databases.source()));
        assertThat(result.tables()).extracting(TableCopy::resumed).contains(100L, 300L, 1000L);
    }

    @Test
    void a_failure_of_a_direct_load_is_put_back_by_the_next_run() {
        databases.targetRows(
                "ALTER TABLE loose ADD CONSTRAINT old FOREIGN KEY (u) REFERENCES users;" + RichSchema.TRAPS);
        Map<String, String> before = Copying.state(databases.target());

        assertThat(catchThrowable(() -> run(new Copying())))
                .isInstanceOf(SyncException.class)
                .hasMessageContaining("violates foreign key constraint \"old\"");
        assertThat(databases.inTarget("SELECT count(*) FROM pg_constraint WHERE contype = 'f'"))
                .isEqualTo("0");
        // The table that cannot be copied was emptied with the others, so that none of its rows refers to what is
        // copied.
        SyncResult result = run(new Copying().except("loose"));

        assertThat(result.staged()).isFalse();
        assertThat(result.notes()).extracting(Finding::message).anyMatch(m -> m.contains("was put back"));
        assertThat(databases.inTarget("SELECT count(*) || ' ' || (SELECT count(*) FROM loose) FROM users"))
                .isEqualTo("100 0");
        assertThat(Copying.state(databases.target())).containsEntry("catalog", before.get("catalog"));
        assertThat(databases.inTarget("SELECT string_agg(state, ' ' ORDER BY begun) FROM confiture_sync.run"))
                .isEqualTo("put back done");
    }
}
