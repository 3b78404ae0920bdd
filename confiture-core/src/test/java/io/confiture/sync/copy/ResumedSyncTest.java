package io.confiture.sync.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.confiture.check.Finding;
import io.confiture.postgres.Query;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import io.confiture.rows.Relation;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs end in the middle and are gone on with, where that gives what they would have given. */
class ResumedSyncTest {

    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Servers servers;

    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Servers others;

    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private TwoDatabases databases;

    @BeforeAll
    static void start() {
        servers = Servers.of(ServerChoice.embedded());
        others = Servers.of(ServerChoice.embedded());
    }

    @AfterAll
    static void stop() {
        servers.close();
        others.close();
    }

    @BeforeEach
    void create() {
        databases = new TwoDatabases(others.server(), servers.server())
                .schema("CREATE TABLE parent (id int PRIMARY KEY);"
                        + " CREATE TABLE big (id int PRIMARY KEY, pad text, p int REFERENCES parent) WITH (autovacuum_enabled = off);"
                        + " CREATE TABLE last (id int)")
                .rows(
                        "INSERT INTO parent SELECT generate_series(1, 10);"
                                + " INSERT INTO big SELECT i, repeat('x', 1000), 1 + i % 10 FROM generate_series(1, 40000) i; INSERT INTO last VALUES (1)");
    }

    @AfterEach
    void drop() {
        databases.close();
    }

    private SyncResult run(Copying copying) {
        return copying.run(databases.sourceUrl(), databases.targetUrl());
    }

    private SyncException refused(Copying copying) {
        return Objects.requireNonNull(
                catchThrowableOfType(SyncException.class, () -> run(copying)), "it was not refused");
    }

    /** Break a run when the first part of the big table and all others are committed. */
    private void breakOff() {
        SyncRequest request = new Copying().jobs(1).request(databases.sourceUrl(), databases.targetUrl());
        Set<String> seen = ConcurrentHashMap.newKeySet();
        SyncException e = Objects.requireNonNull(catchThrowableOfType(
                SyncException.class,
                () -> SyncRun.run(request, new SyncProgress() {
                    @Override
                    public void copied(Relation table, long rows) {
                        // The big table has the most parts, and comes first.
                        if (parts() == 1 && seen.add("broken")) {
                            new Query(databases.target())
                                    .value(
                                            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database()"
                                                    + " AND application_name LIKE 'confiture sync' AND query LIKE 'COPY%'");
                        }
                    }
                })));
        assertThat(e.kind()).isEqualTo(SyncException.Kind.COPY);
        assertThat(e).hasMessageContaining("--resume");
        assertThat(parts()).isEqualTo(1);
    }

    private int parts() {
        return Integer.parseInt(databases.inTarget("SELECT count(*) FROM confiture_sync.part WHERE rows IS NOT NULL"));
    }

    private void fill() {
        databases.targetRows("INSERT INTO parent VALUES (1000); INSERT INTO big VALUES (-1, 'old', 1000)");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_run_that_lost_the_target_goes_on_with_the_parts_that_are_missing(boolean filled) {
        if (filled) {
            fill();
        }
        breakOff();
        assertThat(databases.inTarget("SELECT count(*) > 1 FROM big")).isEqualTo(filled ? "f" : "t");

        SyncResult result = run(new Copying().resuming());

        assertThat(result.inconsistent()).isNull();
        assertThat(result.tables().get(0).resumed()).isGreaterThan(20_000);
        assertThat(result.tables()).extracting(TableCopy::rows).containsExactly(40_000L, 1L, 10L);
        assertThat(Copying.state(databases.target())).isEqualTo(Copying.state(databases.source()));
    }

    /** A row that moved would be copied twice or never if its table were gone on with. */
    @Test
    void a_table_that_was_half_done_begins_anew_when_the_source_has_changed() {
        breakOff();
        databases.rows("UPDATE big SET pad = 'moved' WHERE id < 1000; DELETE FROM big WHERE id = 40000");

        SyncResult result = run(new Copying().resuming());

        assertThat(result.inconsistent()).isNull();
        assertThat(result.tables().get(0).resumed()).isZero();
        assertThat(Copying.state(databases.target())).isEqualTo(Copying.state(databases.source()));
    }

    @Test
    void tables_of_two_moments_are_said_to_be_such_whenever_the_run_ends() {
        SyncRequest request = new Copying().jobs(1).request(databases.sourceUrl(), databases.targetUrl());
        databases.targetRows("ALTER TABLE last ADD CONSTRAINT small CHECK (id < 0)");
        assertThat(catchThrowableOfType(SyncException.class, () -> SyncRun.run(request, SyncProgress.NONE)))
                .hasMessageContaining("check constraint");
        databases.rows("INSERT INTO parent VALUES (11); INSERT INTO big VALUES (0, '', 11)");
        assertThat(refused(new Copying().resuming()).getMessage()).contains("check constraint");
        databases.targetRows("ALTER TABLE last DROP CONSTRAINT small");

        SyncResult result = run(new Copying().resuming());

        assertThat(result.inconsistent()).contains("tables that were complete are of the earlier moment");
        assertThat(databases.inTarget("SELECT count(*) FROM big")).isEqualTo("40000");
    }

    @Test
    void another_plan_or_source_is_refused_and_changes_nothing() {
        breakOff();
        int parts = parts();

        assertThat(refused(new Copying().resuming().mask("big.pad", "email")).findings())
                .extracting(Finding::message)
                .singleElement()
                .asString()
                .contains("had another plan");
        assertThat(refused(new Copying().resuming().except("last")).getMessage())
                .contains("Run without --resume");
        try (TwoDatabases other = new TwoDatabases(servers.server())) {
            other.rows("CREATE TABLE parent (id int PRIMARY KEY); CREATE TABLE last (id int);"
                    + " CREATE TABLE big (id int PRIMARY KEY, pad text, p int REFERENCES parent)");
            assertThat(Objects.requireNonNull(catchThrowableOfType(
                                    SyncException.class,
                                    () -> new Copying().resuming().run(other.sourceUrl(), databases.targetUrl())))
                            .getMessage())
                    .contains("read another source");
        }
        assertThat(parts()).isEqualTo(parts);
        assertThat(run(new Copying()).notes()).extracting(Finding::message).anyMatch(m -> m.contains("was put back"));
        assertThat(Copying.state(databases.target())).isEqualTo(Copying.state(databases.source()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void rows_that_others_put_there_meanwhile_are_not_thrown_away(boolean resume) {
        breakOff();
        databases.targetRows("INSERT INTO last VALUES (77)");

        SyncException e = refused(resume ? new Copying().resuming() : new Copying());

        assertThat(e).hasMessageContaining("the target's last has ").hasMessageContaining("would be lost");
        databases.targetRows("DELETE FROM last WHERE id = 77");
        run(resume ? new Copying().resuming() : new Copying());
        assertThat(Copying.state(databases.target())).isEqualTo(Copying.state(databases.source()));
    }

    /** A server that crashes empties unlogged tables, and the ledger does not know. */
    @Test
    void what_a_crash_emptied_is_copied_again() {
        fill();
        breakOff();
        databases.targetRows("TRUNCATE confiture_sync.load_0");

        SyncResult result = run(new Copying().resuming());

        assertThat(result.tables().get(0).resumed()).isZero();
        assertThat(Copying.state(databases.target())).isEqualTo(Copying.state(databases.source()));
    }

    @Test
    void what_somebody_dropped_is_said_and_put_back() {
        fill();
        breakOff();
        databases.targetRows("DROP TABLE confiture_sync.load_1");

        assertThat(refused(new Copying().resuming())).hasMessageContaining("Run without --resume");
        run(new Copying());
        assertThat(Copying.state(databases.target())).isEqualTo(Copying.state(databases.source()));
    }

    @Test
    void a_foreign_key_that_was_added_by_hand_stays() {
        breakOff();
        databases.targetRows("INSERT INTO parent SELECT generate_series(1, 10) ON CONFLICT DO NOTHING;"
                + " ALTER TABLE big ADD FOREIGN KEY (p) REFERENCES parent; TRUNCATE parent CASCADE");

        run(new Copying());

        assertThat(Copying.state(databases.target())).isEqualTo(Copying.state(databases.source()));
    }

    @Test
    void a_condition_with_a_clock_in_it_does_not_mix_what_it_chose() {
        databases.rows(
                "ALTER TABLE big ADD at timestamptz DEFAULT clock_timestamp(); CREATE TABLE clock (at timestamptz);"
                        + " INSERT INTO clock VALUES (clock_timestamp())");
        databases.targetRows("ALTER TABLE big ADD at timestamptz; CREATE TABLE clock (at timestamptz)");
        Copying copying = new Copying().rows("big", "id > extract(microseconds FROM clock_timestamp())::int % 1000 ");
        databases.targetRows("ALTER TABLE last ADD CONSTRAINT small CHECK (id < 0)");
        refused(copying);
        databases.targetRows("ALTER TABLE last DROP CONSTRAINT small");

        SyncResult result = run(copying.resuming());

        long there = Long.parseLong(databases.inTarget("SELECT count(*) FROM big"));
        assertThat(result.tables().get(0).rows()).isEqualTo(there);
        assertThat(databases.inTarget("SELECT count(*) FROM confiture_sync.run WHERE state = 'done'"))
                .isEqualTo("1");
    }

    @Test
    void the_session_that_holds_the_lock_may_not_be_another_one_at_the_end() {
        try (Session session = new Target(databases.targetUrl()).open()) {
            TargetLock lock = TargetLock.take(session);
            lock.verify();
            new Query(session).send("SELECT pg_advisory_unlock_all()");

            assertThat(catchThrowableOfType(SyncException.class, lock::verify))
                    .hasMessageContaining("lock on the target was lost");
        }
    }
}
