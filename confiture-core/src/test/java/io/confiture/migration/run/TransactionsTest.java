package io.confiture.migration.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.check.Finding;
import io.confiture.postgres.Query;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import io.confiture.project.ProjectRequest;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is one transaction, what is committed piece by piece, and what is tried again. */
class TransactionsTest {

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
    }

    @AfterEach
    void drop() {
        real.close();
    }

    private RealDatabase one(String sql) {
        return real.up("1_a", sql).down("1_a", "SELECT 1;");
    }

    private static StepReport only(RunReport report) {
        assertThat(report.steps()).as(report.findings().toString()).hasSize(1);
        return report.steps().get(0);
    }

    private static List<String> rules(StepReport step) {
        return step.findings().stream().map(f -> f.rule().id()).toList();
    }

    private static Finding failure(RunReport report) {
        List<Finding> findings = only(report).findings();
        return findings.get(findings.size() - 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE a (); COMMIT; SELECT 1/0;",
                "CREATE TABLE a (); ROLLBACK;",
                "BEGIN; CREATE TABLE a (); COMMIT; CREATE TABLE b ();",
                "BEGIN; CREATE TABLE a ();",
                "CREATE TABLE a () \\; COMMIT;",
                "CREATE TABLE a (); PREPARE TRANSACTION 'x';",
                "BEGIN; CREATE TABLE a (); COMMIT; BEGIN; CREATE TABLE b (); COMMIT;",
                "CREATE TABLE a (); COMMIT AND CHAIN;",
                "BEGIN; CREATE TABLE a (); ROLLBACK;"
            })
    void refuses_before_anything_is_run_what_would_end_the_transaction(String sql) {
        RunReport report = one(sql).up();
        assertThat(report.outcome()).isEqualTo(RunOutcome.REFUSED);
        assertThat(report.findings()).extracting(f -> f.rule().id()).containsOnly("run/transaction-control");
        assertThat(String.valueOf(report.findings().get(0).location())).startsWith("db/migrations/1_a.up.sql:1:");
        assertThat(real.has("a")).isFalse();
        assertThat(real.has("tb_confiture")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN;\nCREATE TABLE a ();\nCOMMIT;",
                "START TRANSACTION; CREATE TABLE a (); END;",
                "SAVEPOINT s; CREATE TABLE b (); ROLLBACK TO s; RELEASE s; CREATE TABLE a ();",
                "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE; CREATE TABLE a ();",
                "DO $$ BEGIN CREATE TABLE a (); END $$;"
            })
    void takes_a_transaction_around_all_for_its_own_and_allows_savepoints(String sql) {
        StepReport step = only(one(sql).up());
        assertThat(step.result()).isEqualTo(StepResult.APPLIED);
        assertThat(step.transactional()).isTrue();
        assertThat(real.has("a")).isTrue();
        assertThat(real.has("b")).isFalse();
        assertThat(real.ledger()).isEqualTo("1");
    }

    @Test
    void rolls_back_with_the_transaction_that_the_file_has_around_it() {
        RunReport report = one("BEGIN; CREATE TABLE a (); SELECT 1/0; COMMIT;").up();
        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(real.has("a")).isFalse();
    }

    @Test
    void says_what_is_kept_when_a_statement_ends_the_transaction_after_all() {
        SqlScript script =
                SqlScript.parse(SqlSource.of(Path.of("x.sql"), "x.sql", "CREATE TABLE a (); COMMIT; SELECT 1"));
        io.confiture.project.Project project = io.confiture.project.Project.load(
                ProjectRequest.of(real.table("1_a").project().root()));
        try (Session session = real.database().connect();
                Blockers blockers =
                        new Blockers(real.database()::connect, session.backendPid(), java.time.Duration.ZERO)) {
            StepContext context = new StepContext(
                    session,
                    new CleanSession(session, java.time.Duration.ZERO, ""),
                    blockers,
                    project.environment().migration().run(),
                    RunListener.NONE,
                    io.confiture.migration.layout.MigrationFiles.discover(project)
                            .migrations()
                            .get(0),
                    io.confiture.migration.Side.UP);
            StatementWatch watch = new StatementWatch(context, 3);
            TransactionalStep step = new TransactionalStep(
                    context, watch, List.of(new ScriptWork(context, watch, script.statements())), s -> {
                        throw new IllegalStateException("the ledger must not be written");
                    });
            StepEnd end = step.attempt(1);
            assertThat(end).isInstanceOfSatisfying(StepEnd.Failed.class, failed -> {
                assertThat(failed.finding().rule()).isEqualTo(RunRules.HIDDEN_END);
                assertThat(failed.finding().message()).contains("is kept");
                assertThat(failed.finding().location()).hasToString("x.sql:1:20");
            });
            assertThat(new Query(session).value("SELECT to_regclass('a')")).isEqualTo("a");
        }
    }

    @Test
    void runs_what_no_transaction_takes_statement_by_statement() {
        StepReport step = only(one("""
                CREATE TABLE a (n int, m int);
                CREATE INDEX CONCURRENTLY i ON a (n);
                CREATE INDEX CONCURRENTLY j ON a (m);
                VACUUM a;
                ANALYZE a;""").up());
        assertThat(step.result()).isEqualTo(StepResult.APPLIED);
        assertThat(step.transactional()).isFalse();
        assertThat(step.statements()).hasSize(5);
        assertThat(real.value("SELECT bool_and(indisvalid) FROM pg_index WHERE indrelid = 'a'::regclass"))
                .isEqualTo("t");
        assertThat(real.value("SELECT count(*) FROM tb_confiture_journal")).isEqualTo("0");
        assertThat(real.ledger()).isEqualTo("1");
    }

    @Test
    void commits_each_statement_alone_where_the_file_says_so() {
        RunReport report = one("""
                -- confiture:no-transaction
                CREATE TABLE a (n int);
                BEGIN ISOLATION LEVEL SERIALIZABLE;
                INSERT INTO a VALUES (1);
                INSERT INTO a VALUES (2);
                COMMIT;
                INSERT INTO a VALUES (3);
                SELECT 1/0;""").up();
        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(failure(report).suggestion()).contains("Statements 1 to 6 are carried out");
        assertThat(real.value("SELECT count(*) FROM a")).isEqualTo("3");
        one("""
                -- confiture:no-transaction
                CREATE TABLE a (n int);
                BEGIN ISOLATION LEVEL SERIALIZABLE;
                INSERT INTO a VALUES (1);
                INSERT INTO a VALUES (2);
                COMMIT;
                INSERT INTO a VALUES (3);
                INSERT INTO a VALUES (4);""");
        StepReport step = only(real.up());
        assertThat(step.result()).isEqualTo(StepResult.RESUMED);
        assertThat(step.statements()).extracting(StatementReport::attempts).containsExactly(0, 0, 0, 0, 0, 0, 1);
        assertThat(real.value("SELECT string_agg(n::text, '' ORDER BY n) FROM a"))
                .isEqualTo("1234");
    }

    @Test
    void rolls_a_block_back_as_a_whole() {
        RunReport report =
                one("-- confiture:no-transaction\nCREATE TABLE a (n int); BEGIN; INSERT INTO a VALUES (1); SELECT 1/0; COMMIT;")
                        .up();
        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(real.value("SELECT count(*) FROM a")).isEqualTo("0");
    }

    @Test
    void notes_what_is_done_as_the_user_who_connected_and_keeps_the_role_of_the_script() {
        real.send("CREATE ROLE helper NOLOGIN; GRANT CREATE ON SCHEMA public TO helper");
        StepReport step = only(one("""
                -- confiture:no-transaction
                SET ROLE helper;
                SET search_path = pg_catalog, public;
                CREATE TABLE public.a (n int);
                CREATE INDEX CONCURRENTLY i ON a (n);
                RESET ROLE;
                CREATE TABLE public.b ();""").up());
        assertThat(step.findings()).isEmpty();
        assertThat(step.result()).isEqualTo(StepResult.APPLIED);
        assertThat(real.value(
                        "SELECT string_agg(relname || relowner::regrole::text, ' ' ORDER BY relname) FROM pg_class"
                                + " WHERE relname IN ('a', 'i')"))
                .isEqualTo("ahelper ihelper");
        real.send("DROP OWNED BY helper; DROP ROLE helper");
    }

    @Test
    void finds_only_by_running_that_a_procedure_commits() {
        StepReport step = only(one("""
                CREATE TABLE a (n int);
                CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ BEGIN INSERT INTO a VALUES (1); COMMIT; INSERT INTO a VALUES (2); END $$;
                CALL p();""").up());
        assertThat(step.result()).isEqualTo(StepResult.APPLIED);
        assertThat(step.transactional()).isFalse();
        assertThat(rules(step)).containsExactly("run/needs-no-transaction");
        assertThat(real.value("SELECT count(*) FROM a")).isEqualTo("2");
    }

    @Test
    void commits_a_label_before_it_is_used() {
        real.send("CREATE TYPE mood AS ENUM ('sad')");
        StepReport step = only(one("ALTER TYPE mood ADD VALUE 'ok';\nCREATE TABLE a (m mood DEFAULT 'ok');")
                .up());
        assertThat(step.result()).isEqualTo(StepResult.APPLIED);
        assertThat(rules(step)).containsExactly("run/needs-no-transaction");
        assertThat(only(one("SELECT 1").down(1)).result()).isEqualTo(StepResult.REVERTED);
    }

    @Test
    void tries_again_what_waited_too_long_for_a_lock_and_says_who_was_in_the_way() throws Exception {
        real.send("CREATE TABLE busy (n int)");
        real.settings("migration: {lock_timeout: 200ms, lock_retries: 20}");
        List<String> told = new CopyOnWriteArrayList<>();
        RealDatabase followed = one("ALTER TABLE busy ADD m int; CREATE TABLE a ();")
                .with(new RunListener() {
                    @Override
                    public void tells(io.confiture.migration.Migration migration, String what) {
                        told.add(what);
                    }
                });
        real.observer().begin();
        real.send("SET application_name = 'the reader'; SELECT * FROM busy");
        CompletableFuture<RunReport> run = CompletableFuture.supplyAsync(followed::up);
        while (told.isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        real.observer().commit();
        RunReport report = run.get();
        assertThat(report.outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(told.get(0)).contains("the reader").contains("idle in transaction");
        assertThat(rules(only(report))).contains("run/retried");
        assertThat(only(report).statements().get(0).attempts()).isGreaterThan(1);
    }

    @Test
    void gives_up_after_so_many_retries_and_leaves_nothing_behind() {
        real.send("CREATE TABLE busy (n int)");
        real.settings("migration: {lock_timeout: 50ms, lock_retries: 1}");
        one("CREATE TABLE a (); ALTER TABLE busy ADD m int;");
        real.observer().begin();
        real.send("SELECT * FROM busy");
        RunReport report = real.up();
        real.observer().rollback();
        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(failure(report).suggestion()).contains("tried 2 times");
        assertThat(failure(report).detail()).contains("In the way: pid");
        assertThat(real.has("a")).isFalse();
    }

    @Test
    void tries_again_the_victim_of_a_deadlock() throws Exception {
        real.send("CREATE TABLE x (n int); CREATE TABLE y (n int); INSERT INTO x VALUES (1); INSERT INTO y VALUES (1)");
        one(
                "SET LOCAL deadlock_timeout = '10ms'; SET LOCAL lock_timeout = 0; UPDATE x SET n = 2; SELECT pg_sleep(0.3); UPDATE y SET n = 2;");
        try (Session other = real.database().connect()) {
            CompletableFuture<RunReport> run = CompletableFuture.supplyAsync(real::up);
            real.await(
                    "SELECT count(*) = 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'");
            other.begin();
            // Whoever waits longest looks for deadlocks first; the other one has a second to go.
            new Query(other).send("SET LOCAL deadlock_timeout = '10s'; UPDATE y SET n = 3; UPDATE x SET n = 3");
            other.commit();
            StepReport step = only(run.get());
            assertThat(step.result()).isEqualTo(StepResult.APPLIED);
            assertThat(rules(step)).containsExactly("run/retried");
        }
    }

    @Test
    void tries_nothing_else_again() {
        one("CREATE TABLE a (n int PRIMARY KEY); INSERT INTO a VALUES (1), (1);");
        StepReport step = only(real.up());
        assertThat(rules(step)).containsExactly("run/statement");
    }
}
