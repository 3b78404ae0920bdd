package io.confiture.migration.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.check.Finding;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Up, down and what lies between, on a real database. */
class RunnerTest {

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

    private static List<StepResult> results(RunReport report) {
        return report.steps().stream().map(StepReport::result).toList();
    }

    private static List<String> rules(RunReport report) {
        return report.findings().stream().map(f -> f.rule().id()).toList();
    }

    private static Finding failure(RunReport report) {
        StepReport last = report.steps().get(report.steps().size() - 1);
        return last.findings().get(last.findings().size() - 1);
    }

    @Test
    void applies_in_the_order_of_the_numbers_and_then_finds_nothing_to_do() {
        real.table("1_a").table("2_b").table("10_d").table("9_c");
        RunReport report = real.up();
        assertThat(report.outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(results(report)).containsOnly(StepResult.APPLIED).hasSize(4);
        assertThat(real.ledger()).isEqualTo("1 2 9 10");
        assertThat(real.history()).isEqualTo("up 1 succeeded, up 2 succeeded, up 9 succeeded, up 10 succeeded");
        assertThat(real.up().outcome()).isEqualTo(RunOutcome.NOTHING_TO_DO);
    }

    @Test
    void goes_up_to_exactly_the_target() {
        real.table("1_a").table("2_b").table("10_d");
        RunReport report = real.run(r -> r.up(UpRequest.to("2")));
        assertThat(report.outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(real.ledger()).isEqualTo("1 2");
        RunReport unknown = real.run(r -> r.up(UpRequest.to("5")));
        assertThat(unknown.outcome()).isEqualTo(RunOutcome.BAD_REQUEST);
        assertThat(rules(unknown)).contains("run/request");
        assertThat(real.ledger()).isEqualTo("1 2");
    }

    @Test
    void takes_the_last_ones_back() {
        real.table("1_a").table("2_b").table("3_c").up();
        assertThat(results(real.down(2))).containsExactly(StepResult.REVERTED, StepResult.REVERTED);
        assertThat(real.ledger()).isEqualTo("1");
        assertThat(real.has("t1_a")).isTrue();
        assertThat(real.has("t2_b")).isFalse();
        assertThat(real.history()).endsWith("down 3 succeeded, down 2 succeeded");
    }

    @Test
    void takes_back_nothing_when_asked_for_no_step_or_less() {
        real.table("1_a").table("2_b").up();
        for (int steps : new int[] {0, -1}) {
            assertThat(real.down(steps).outcome()).isEqualTo(RunOutcome.BAD_REQUEST);
        }
        assertThat(real.ledger()).isEqualTo("1 2");
    }

    @Test
    void goes_down_to_a_version_and_redoes() {
        real.table("1_a").table("2_b").table("3_c").up();
        assertThat(real.run(r -> r.redo(2)).outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(real.history()).endsWith("down 3 succeeded, down 2 succeeded, up 2 succeeded, up 3 succeeded");
        assertThat(real.run(r -> r.downTo("1")).outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(real.ledger()).isEqualTo("1");
    }

    @Test
    void takes_back_nothing_at_all_when_one_way_back_is_missing() {
        real.table("1_a").up("2_b", "CREATE TABLE b ();").table("3_c");
        assertThat(real.settings("migration: {require_down: false}").up().outcome())
                .isEqualTo(RunOutcome.DONE);
        RunReport report = real.down(2);
        assertThat(report.outcome()).isEqualTo(RunOutcome.IRREVERSIBLE);
        assertThat(real.ledger()).isEqualTo("1 2 3");
    }

    @Test
    void applies_nothing_that_cannot_be_taken_back_when_asked_so() {
        real.table("1_a").up("2_b", "CREATE TABLE b ();").settings("migration: {require_down: false}");
        RunReport report = real.run(r -> r.up(UpRequest.all().reversibleOnly()));
        assertThat(report.outcome()).isEqualTo(RunOutcome.IRREVERSIBLE);
        assertThat(real.has("tb_confiture")).isFalse();
    }

    @Test
    void stops_at_the_first_failure_and_keeps_those_before() {
        real.table("1_a")
                .up("2_b", "CREATE TABLE b ();\nSELECT nothing;")
                .down("2_b", "DROP TABLE b")
                .table("3_c");
        RunReport report = real.up();
        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(results(report)).containsExactly(StepResult.APPLIED, StepResult.FAILED, StepResult.NOT_RUN);
        Finding finding = report.steps().get(1).findings().get(0);
        assertThat(finding.location()).hasToString("db/migrations/2_b.up.sql:2:8");
        assertThat(real.ledger()).isEqualTo("1");
        assertThat(real.has("b")).isFalse();
        assertThat(real.history()).endsWith("up 2 failed");
        real.up("2_b", "CREATE TABLE b ();");
        assertThat(real.up().outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(real.ledger()).isEqualTo("1 2 3");
    }

    @Test
    void refuses_an_edited_migration() {
        real.table("1_a").up();
        real.up("1_a", "CREATE TABLE t1_a (n bigint);").table("2_b");
        RunReport report = real.up();
        assertThat(report.outcome()).isEqualTo(RunOutcome.REFUSED);
        assertThat(rules(report)).containsExactly("run/checksum");
        real.settings("migration: {on_checksum_mismatch: warn}");
        RunReport warned = real.up();
        assertThat(warned.outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(rules(warned)).containsExactly("run/checksum");
    }

    @Test
    void leaves_role_search_path_and_timeouts_of_one_migration_behind() {
        real.send("CREATE SCHEMA other; CREATE ROLE little NOLOGIN; GRANT CREATE, USAGE ON SCHEMA other TO little");
        real.up("1_a", "SET search_path = other; SET ROLE little; SET statement_timeout = '50ms'; CREATE TABLE a ();")
                .down("1_a", "DROP TABLE other.a")
                .up("2_b", "CREATE TABLE b (); SELECT pg_sleep(0.1);")
                .down("2_b", "DROP TABLE b");
        assertThat(real.up().outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(real.has("other.a")).isTrue();
        assertThat(real.has("public.b")).isTrue();
        assertThat(real.value("SELECT relowner::regrole::text FROM pg_class WHERE relname = 'a'"))
                .isEqualTo("little");
        real.send("DROP TABLE other.a; DROP SCHEMA other; DROP ROLE little");
    }

    @Test
    void is_not_held_to_the_timeouts_that_a_database_has_for_its_daily_work() {
        real.send(
                "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET statement_timeout = ''50ms''', current_database());"
                        + " EXECUTE format('ALTER DATABASE %I SET lock_timeout = ''1ms''', current_database());"
                        + " EXECUTE format('ALTER DATABASE %I SET idle_in_transaction_session_timeout = ''1ms''', current_database());"
                        + " EXECUTE format('ALTER DATABASE %I SET search_path = nowhere', current_database()); END $$");
        real.up("1_a", "SELECT pg_sleep(0.1)")
                .down("1_a", "SELECT 1")
                .up("2_b", "SELECT pg_sleep(0.1)")
                .down("2_b", "SELECT 1");
        assertThat(real.up().outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(real.value("SELECT count(*) FROM public.tb_confiture")).isEqualTo("2");
    }

    @Test
    void takes_versions_with_a_hyphen_and_two_of_one_name_in_one_second() {
        real.table("2026-02-05_add").table("2026-02-06_add");
        assertThat(real.up().outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(real.ledger()).isEqualTo("2026-02-05 2026-02-06");
        assertThat(real.down(2).outcome()).isEqualTo(RunOutcome.DONE);
    }

    @Test
    void refuses_two_migrations_of_one_version() {
        real.table("3_e1").table("3_e2");
        RunReport report = real.up();
        assertThat(report.outcome()).isEqualTo(RunOutcome.REFUSED);
        assertThat(real.has("t3_e1")).isFalse();
    }

    @Test
    void says_how_long_each_statement_took_and_how_many_rows_it_changed() {
        real.up(
                        "1_a",
                        "CREATE TABLE a (n int);\nINSERT INTO a VALUES (1), (2);\nDO $$ BEGIN RAISE NOTICE 'hello'; END $$;")
                .down("1_a", "DROP TABLE a");
        StepReport step = real.up().steps().get(0);
        assertThat(step.statements())
                .extracting(StatementReport::command)
                .containsExactly("CREATE TABLE", "INSERT", "DO");
        assertThat(step.statements()).extracting(StatementReport::rows).containsExactly(0L, 2L, 0L);
        assertThat(step.notices()).extracting(n -> n.message()).containsExactly("hello");
        assertThat(real.value("SELECT jsonb_array_length(statements) FROM tb_confiture_history"))
                .isEqualTo("3");
    }

    @Test
    void writes_nothing_when_it_only_looks() {
        real.table("1_a");
        StatusReport status = real.run(Runner::status);
        assertThat(status.plan().statuses()).extracting(MigrationStatus::status).containsExactly(Status.PENDING);
        assertThat(status.ledger().exists()).isFalse();
        assertThat(real.run(Runner::status).current()).isEmpty();
        assertThat(real.has("tb_confiture")).isFalse();
    }

    @Test
    void records_a_baseline_without_running() {
        real.table("1_a").table("2_b").table("3_c");
        RunReport report = real.run(r -> r.baseline(new BaselineRequest.Through("2")));
        assertThat(results(report)).containsExactly(StepResult.RECORDED, StepResult.RECORDED);
        assertThat(real.has("t1_a")).isFalse();
        assertThat(real.up().steps()).hasSize(1);
        assertThat(real.ledger()).isEqualTo("1 2 3");
    }

    @Test
    void takes_over_what_flyway_says_is_applied() {
        real.table("1_a").table("2_b").table("3_c");
        BaselineRequest flyway = new BaselineRequest.FromFlyway();
        assertThat(real.run(r -> r.baseline(flyway)).outcome()).isEqualTo(RunOutcome.BAD_REQUEST);
        real.send("""
                CREATE TABLE flyway_schema_history (installed_rank int PRIMARY KEY, version varchar(50), description varchar(200),
                    type varchar(20), script varchar(1000), checksum int, installed_by varchar(100),
                    installed_on timestamp DEFAULT now(), execution_time int, success boolean);
                INSERT INTO flyway_schema_history VALUES
                    (1, '1', 'a', 'SQL', 'V1__a.sql', NULL, 'me', now(), 1, true),
                    (2, '2', 'b', 'SQL', 'V2__b.sql', NULL, 'me', now(), 1, true)""");
        RunReport report = real.run(r -> r.baseline(flyway));
        assertThat(report.outcome()).as(report.findings().toString()).isEqualTo(RunOutcome.DONE);
        assertThat(real.ledger()).isEqualTo("1 2");
        assertThat(real.value("SELECT count(*) FROM flyway_schema_history")).isEqualTo("2");
        assertThat(real.run(r -> r.baseline(flyway)).outcome()).isEqualTo(RunOutcome.NOTHING_TO_DO);
    }

    @Test
    void says_that_nothing_keeps_another_runner_away_when_the_lock_is_off() {
        real.table("1_a").settings("migration: {locking: {enabled: false}}");
        RunReport report = real.up();
        assertThat(report.outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(rules(report)).containsExactly("run/no-lock");
    }

    @Test
    void does_not_run_without_the_lock() {
        real.table("1_a").settings("migration: {locking: {timeout_ms: 100}}");
        real.send(
                "SELECT pg_advisory_lock(1751936052, ('x' || substr(encode(sha256(current_database()::bytea), 'hex'), 1, 8))"
                        + "::bit(32)::int & 2147483647)");
        RunReport report = real.up();
        assertThat(report.outcome()).isEqualTo(RunOutcome.LOCK_NOT_HAD);
        assertThat(report.findings().get(0).message()).contains("process");
        assertThat(real.has("t1_a")).isFalse();
        assertThat(failureFree(report)).isTrue();
    }

    private static boolean failureFree(RunReport report) {
        return report.steps().isEmpty();
    }

    @Test
    void takes_a_statement_that_reaches_beyond_the_database_for_what_it_is() {
        real.up("1_a", "CREATE DATABASE nope;").down("1_a", "SELECT 1");
        RunReport report = real.up();
        assertThat(report.outcome()).isEqualTo(RunOutcome.REFUSED);
        assertThat(rules(report)).containsExactly("sql/beyond-database");
    }

    @Test
    void names_the_deferred_constraint_that_forbids_the_commit() {
        real.up("1_a", """
                CREATE TABLE p (id int PRIMARY KEY);
                CREATE TABLE c (p int CONSTRAINT c_needs_p REFERENCES p DEFERRABLE INITIALLY DEFERRED);
                INSERT INTO c VALUES (1);""").down("1_a", "DROP TABLE c, p");
        RunReport report = real.up();
        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(failure(report).message()).contains("c_needs_p");
        assertThat(real.has("p")).isFalse();
    }
}
