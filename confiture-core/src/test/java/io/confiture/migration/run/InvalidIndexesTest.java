package io.confiture.migration.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.check.Finding;
import io.confiture.postgres.PostgresException;
import io.confiture.postgres.Query;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invalid indexes that failed statements leave: dropped where they are in the way, and left alone where they are not ours to touch. */
class InvalidIndexesTest {

    private static Servers servers;

    private RealDatabase real;

    @BeforeAll
    static void servers() {
        servers = Servers.of(ServerChoice.embedded());
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @BeforeEach
    void database(@TempDir Path root) {
        real = RealDatabase.in(servers, root);
        real.send("CREATE TABLE a (n int)");
    }

    @AfterEach
    void drop() {
        real.close();
    }

    private void one(String sql) {
        real.up("1_a", sql).down("1_a", "SELECT 1;");
    }

    /** Leave an invalid index as a unique one does that finds duplicates. */
    private void leaveInvalid(String index) {
        real.send("INSERT INTO a VALUES (1), (1)");
        try (Session other = real.database().connect()) {
            new Query(other).send("CREATE UNIQUE INDEX CONCURRENTLY " + index + " ON a (n)");
            throw new AssertionError("there are duplicates");
        } catch (PostgresException e) {
            assertThat(e.sqlState()).isEqualTo("23505");
        }
        real.send("TRUNCATE a");
        assertThat(validity(index)).isEqualTo("f");
    }

    private String validity(String index) {
        return String.valueOf(
                real.value("SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass('" + index + "')"));
    }

    private static List<String> rules(RunReport report) {
        return report.steps().get(0).findings().stream().map(f -> f.rule().id()).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE INDEX CONCURRENTLY i ON a (n);",
                "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON public.a (n);",
                "CREATE INDEX IF NOT EXISTS i ON a (n);",
                "CREATE INDEX i ON a (n);",
                "CREATE INDEX CONCURRENTLY \"i\" ON ONLY a USING btree (n);"
            })
    void drops_the_one_that_has_the_name_of_the_one_to_be_made(String sql) {
        leaveInvalid("i");
        one(sql);
        RunReport report = real.up();
        assertThat(report.outcome()).as(report.toString()).isEqualTo(RunOutcome.DONE);
        assertThat(rules(report)).containsExactly("run/invalid-index");
        assertThat(validity("i")).isEqualTo("t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"CREATE UNIQUE INDEX CONCURRENTLY i ON a (n);", "CREATE UNIQUE INDEX CONCURRENTLY ON a (n);"})
    void leaves_none_behind_and_goes_on_when_the_cause_is_gone(String sql) {
        leaveInvalid("other");
        real.send("INSERT INTO a VALUES (1), (1)");
        one("CREATE TABLE b ();\n" + sql);
        RunReport report = real.up();
        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(rules(report)).contains("run/invalid-index", "run/statement");
        assertThat(real.value("SELECT string_agg(indexrelid::regclass::text, ' ') FROM pg_index WHERE NOT indisvalid"))
                .isEqualTo("other");
        real.send("TRUNCATE a");
        assertThat(real.up().outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(real.value("SELECT count(*) FROM pg_index WHERE indrelid = 'a'::regclass AND indisvalid"))
                .isEqualTo("1");
    }

    @Test
    void leaves_the_index_of_a_partitioned_table_alone() {
        real.send("CREATE TABLE p (n int) PARTITION BY LIST (n); CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);"
                + "CREATE INDEX i ON ONLY p (n)");
        assertThat(validity("i")).isEqualTo("f");
        String oid = real.value("SELECT 'i'::regclass::oid");
        one(
                "CREATE INDEX IF NOT EXISTS i ON ONLY p (n);\nCREATE INDEX j ON p1 (n);\nALTER INDEX i ATTACH PARTITION j;");
        RunReport report = real.up();
        assertThat(report.outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(rules(report)).isEmpty();
        assertThat(real.value("SELECT 'i'::regclass::oid")).isEqualTo(oid);
        assertThat(validity("i")).isEqualTo("t");
    }

    @Test
    void waits_for_one_that_somebody_builds_and_never_drops_it() throws Exception {
        real.settings("migration: {locking: {timeout_ms: 300}}");
        one("CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON a (n);");
        real.observer().begin();
        real.send("INSERT INTO a VALUES (1)");
        CompletableFuture<Void> build = CompletableFuture.runAsync(() -> {
            try (Session other = real.database().connect()) {
                new Query(other).send("CREATE INDEX CONCURRENTLY i ON a (n)");
            }
        });
        try (Session look = real.database().connect()) {
            while (!"1"
                    .equals(new Query(look)
                            .value("SELECT count(*) FROM pg_stat_progress_create_index"
                                    + " WHERE relid = 'a'::regclass AND index_relid = to_regclass('i')"))) {
                Thread.sleep(5);
            }
        }
        RunReport report = real.up();
        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(rules(report)).containsExactly("run/index-is-built");
        assertThat(report.steps().get(0).findings().get(0).message()).contains("pid ");
        real.observer().commit();
        build.get();
        assertThat(validity("i")).isEqualTo("t");
        String oid = real.value("SELECT 'i'::regclass::oid");
        assertThat(real.up().outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(real.value("SELECT 'i'::regclass::oid")).isEqualTo(oid);
    }

    @Test
    void does_not_give_up_a_concurrent_build_for_the_lock_timeout() throws Exception {
        real.settings("migration: {lock_timeout: 50ms, lock_retries: 0}");
        one("CREATE INDEX CONCURRENTLY i ON a (n);");
        real.observer().begin();
        real.send("INSERT INTO a VALUES (1)");
        CompletableFuture<RunReport> run = CompletableFuture.supplyAsync(real::up);
        Thread.sleep(500);
        real.observer().commit();
        assertThat(run.get().outcome()).isEqualTo(RunOutcome.DONE);
    }

    @Test
    void repair_drops_what_nobody_builds() {
        leaveInvalid("i");
        real.send("CREATE TABLE p (n int) PARTITION BY LIST (n); CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);"
                + "CREATE INDEX j ON ONLY p (n)");
        real.table("1_a").up();
        RepairReport report = real.run(r -> r.repair(new RepairRequest(Set.of(), null, true)));
        assertThat(report.changes()).extracting(RepairReport.Change::subject).containsExactly("public.i");
        assertThat(report.findings()).extracting(Finding::message).isEmpty();
        assertThat(real.has("j")).isTrue();
    }

    @Test
    void judges_by_what_the_database_shows_whether_a_statement_was_carried_out() throws Exception {
        real.send("CREATE TABLE p (n int) PARTITION BY LIST (n); CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);"
                + "CREATE TABLE p2 PARTITION OF p FOR VALUES IN (2); CREATE INDEX i ON a (n)");
        assertThat(verdict("CREATE INDEX CONCURRENTLY i ON a (n)")).isEqualTo("Done");
        assertThat(verdict("CREATE INDEX CONCURRENTLY k ON a (n)")).isEqualTo("Again");
        assertThat(verdict("CREATE INDEX CONCURRENTLY ON a (n)")).isEqualTo("Unknown");
        assertThat(verdict("DROP INDEX CONCURRENTLY public.i")).isEqualTo("Again");
        assertThat(verdict("DROP INDEX CONCURRENTLY IF EXISTS gone")).isEqualTo("Done");
        assertThat(verdict("ALTER TABLE p DETACH PARTITION p1 CONCURRENTLY")).isEqualTo("Again");
        assertThat(verdict("ALTER TABLE p DETACH PARTITION nothing CONCURRENTLY"))
                .isEqualTo("Unknown");
        assertThat(verdict("VACUUM a")).isEqualTo("Again");
        assertThat(verdict("REINDEX TABLE CONCURRENTLY a")).isEqualTo("Again");
        assertThat(verdict("CALL p()")).isEqualTo("Unknown");
        detachAndInterrupt();
        assertThat(verdict("ALTER TABLE p DETACH PARTITION p1 CONCURRENTLY")).isEqualTo("Done");
        assertThat(real.value("SELECT count(*) FROM pg_inherits WHERE inhrelid = 'p1'::regclass"))
                .isEqualTo("0");
    }

    private String verdict(String sql) {
        io.confiture.sql.Statement statement = io.confiture.sql.SqlScript.parse(
                        io.confiture.sql.SqlSource.of(Path.of("x.sql"), "x.sql", sql))
                .statements()
                .get(0);
        try (Session session = real.database().connect()) {
            return new Interrupted(session).look(statement).getClass().getSimpleName();
        }
    }

    /** Begin a detachment, which waits for a reader between its two transactions, and cancel it there. */
    private void detachAndInterrupt() throws Exception {
        real.observer().begin();
        real.send("SELECT * FROM p");
        CompletableFuture<Void> detach = CompletableFuture.runAsync(() -> {
            try (Session other = real.database().connect()) {
                new Query(other).send("SET application_name = 'detacher'");
                new Query(other).send("ALTER TABLE p DETACH PARTITION p1 CONCURRENTLY");
            }
        });
        try (Session look = real.database().connect()) {
            Query query = new Query(look);
            while (!"t"
                    .equals(query.value("SELECT inhdetachpending FROM pg_inherits WHERE inhrelid = 'p1'::regclass"))) {
                Thread.sleep(5);
            }
            query.value("SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE application_name = 'detacher'");
        }
        assertThat(detach.handle((done, e) -> e != null).get()).isTrue();
        real.observer().commit();
    }
}
