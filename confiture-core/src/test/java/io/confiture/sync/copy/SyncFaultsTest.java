package io.confiture.sync.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.confiture.postgres.Query;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import io.confiture.project.DatabaseUrl;
import io.confiture.rows.Relation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections break, databases vanish, a limit is reached: the old rows stay, and the message says what to do and no value. */
class SyncFaultsTest {

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
                .schema("CREATE TABLE t (id int, pad text); CREATE TABLE u (id int)")
                .rows(
                        "INSERT INTO t SELECT i, 'canary' || i || repeat('x', 300) FROM generate_series(1, 30000) i; INSERT INTO u VALUES (1)")
                .targetRows("INSERT INTO t VALUES (7, 'old')");
    }

    @AfterEach
    void drop() {
        databases.close();
    }

    private SyncException fails(SyncProgress progress) {
        SyncRequest request = new Copying().jobs(2).request(databases.sourceUrl(), databases.targetUrl());
        Map<String, String> before = Copying.state(databases.target());
        SyncException e = Objects.requireNonNull(
                catchThrowableOfType(SyncException.class, () -> SyncRun.run(request, progress)), "it did not fail");
        assertThat(Copying.state(databases.target())).isEqualTo(before);
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain("canary");
        return e;
    }

    private static SyncProgress atFirstRow(Runnable work) {
        AtomicBoolean done = new AtomicBoolean();
        return new SyncProgress() {
            @Override
            public void copied(Relation table, long rows) {
                if (table.name().equals("t") && done.compareAndSet(false, true)) {
                    work.run();
                }
            }
        };
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_connection_is_cut(boolean atSource) {
        Session observer = atSource ? databases.source() : databases.target();
        SyncException e = fails(atFirstRow(() -> new Query(observer)
                .value(
                        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database()"
                                + " AND application_name = 'confiture sync' AND query LIKE 'COPY%'")));

        assertThat(e.kind()).isEqualTo(SyncException.Kind.COPY);
        assertThat(e).hasMessageContaining("The target's own rows are untouched; run again with --resume");
        new Copying().resuming().run(databases.sourceUrl(), databases.targetUrl());
        assertThat(Copying.state(databases.target())).isEqualTo(Copying.state(databases.source()));
    }

    @Test
    void the_session_of_the_lock_is_cut() {
        SyncException e = fails(atFirstRow(() -> new Query(databases.target())
                .value("SELECT count(pg_terminate_backend(pid)) FROM pg_locks WHERE locktype = 'advisory'")));

        assertThat(e).hasMessageContaining("run again with --resume");
        new Copying().resuming().run(databases.sourceUrl(), databases.targetUrl());
        assertThat(Copying.state(databases.target())).isEqualTo(Copying.state(databases.source()));
    }

    @Test
    void nobody_answers() {
        DatabaseUrl nobody = DatabaseUrl.parse("postgresql://u:hush@127.0.0.1:1/x");
        SyncRequest request = new Copying().request(databases.sourceUrl(), databases.targetUrl());

        for (boolean source : new boolean[] {true, false}) {
            SyncRequest broken = new SyncRequest(
                    source ? nobody : request.from(),
                    source ? request.to() : nobody,
                    request.rules(),
                    request.strategies(),
                    request.key(),
                    request.tables(),
                    request.protectedDatabases(),
                    request.expectedRows(),
                    false,
                    1);
            SyncException e = Objects.requireNonNull(
                    catchThrowableOfType(SyncException.class, () -> SyncRun.run(broken, SyncProgress.NONE)));
            assertThat(e.kind()).isEqualTo(SyncException.Kind.CONNECTION);
            assertThat(e.getMessage()).doesNotContain("hush");
        }
    }

    /** The detail of the server's message and code of the target's users would repeat the values. */
    @Test
    void values_that_the_target_refuses_are_not_repeated() {
        databases.targetRows("ALTER TABLE t ADD CHECK (length(pad) < 10)");
        assertThat(fails(SyncProgress.NONE)).hasMessageContaining("violates check constraint \"t_pad_check\"");

        databases.targetRows("ALTER TABLE t DROP CONSTRAINT t_pad_check; CREATE UNIQUE INDEX one ON t (left(pad, 3))");
        assertThat(fails(SyncProgress.NONE)).hasMessageContaining("violates unique constraint \"one\"");

        databases.targetRows(
                "DROP INDEX one; CREATE FUNCTION tell(text) RETURNS int IMMUTABLE LANGUAGE plpgsql AS"
                        + " 'BEGIN IF $1 = ''old'' THEN RETURN 0; END IF; RAISE EXCEPTION ''%'', $1; END'; CREATE INDEX ON t (tell(pad))");
        assertThat(fails(SyncProgress.NONE)).hasMessageContaining("SQLSTATE P0001");
    }

    @Test
    void what_a_database_has_set_for_itself_does_not_end_a_run() {
        databases.targetRows("CREATE INDEX ON t (id)");
        new Query(databases.target())
                .send("ALTER DATABASE " + databases.targetUrl().database() + " SET statement_timeout = '60ms'");
        new Copying().run(databases.sourceUrl(), databases.targetUrl());
        assertThat(Copying.state(databases.target()).get("public.t"))
                .isEqualTo(Copying.state(databases.source()).get("public.t"));
    }

    @Test
    void a_second_run_is_refused_and_the_first_one_ends_well() {
        AtomicReference<@Nullable SyncException> second = new AtomicReference<>();
        SyncRequest request = new Copying().jobs(2).request(databases.sourceUrl(), databases.targetUrl());

        SyncRun.run(
                request,
                atFirstRow(() -> second.set(
                        catchThrowableOfType(SyncException.class, () -> SyncRun.run(request, SyncProgress.NONE)))));

        SyncException refused = Objects.requireNonNull(second.get());
        assertThat(refused.kind()).isEqualTo(SyncException.Kind.LOCKED);
        assertThat(refused).hasMessageContaining("pg_terminate_backend(");
        assertThat(Copying.state(databases.target())).isEqualTo(Copying.state(databases.source()));
    }
}
