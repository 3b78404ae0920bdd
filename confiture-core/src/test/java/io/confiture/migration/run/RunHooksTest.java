package io.confiture.migration.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.check.Finding;
import io.confiture.migration.code.JavaMigration;
import io.confiture.migration.code.MigrationContext;
import io.confiture.migration.code.ReversibleJavaMigration;
import io.confiture.migration.code.Services;
import io.confiture.migration.hook.HookResult;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hooks, preconditions and Java migrations in runs on a real database. */
class RunHooksTest {

    private static Servers servers;

    private RealDatabase real;
    private Path root;
    private final List<String> heard = new ArrayList<>();

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
        this.root = root;
        real = RealDatabase.in(servers, root).with(new RunListener() {
            @Override
            public void hook(HookResult result) {
                heard.add(result.toString());
            }
        });
        real.send("CREATE TABLE log (n int GENERATED ALWAYS AS IDENTITY, entry text)");
    }

    @AfterEach
    void drop() {
        real.close();
    }

    private RunHooksTest hook(String name, String text) {
        real.project().file("db/hooks/" + name + ".sql", text);
        return this;
    }

    private RunHooksTest logs(String name, String directives) {
        return hook(
                name,
                directives + "\nINSERT INTO log (entry) SELECT concat_ws(' ', '" + name
                        + "', nullif(current_setting('confiture.version'), ''));");
    }

    private String log() {
        return String.valueOf(real.value("SELECT string_agg(entry, ', ' ORDER BY n) FROM log"));
    }

    private static String findings(RunReport report) {
        List<Finding> all = new ArrayList<>(report.findings());
        report.steps().forEach(s -> all.addAll(s.findings()));
        return all.toString();
    }

    @Test
    void every_phase_of_up_and_down_is_fired_in_its_place() {
        for (String phase : List.of("analyze_schema", "plan_migration")) {
            logs("before_" + phase + "/a", "").logs("after_" + phase + "/a", "");
        }
        for (String phase : List.of("execute", "rollback")) {
            for (String when : List.of("before_", "after_")) {
                logs(when + phase + "/once", "-- confiture:hook each=run");
                logs(when + phase + "/out", "-- confiture:hook transaction=outside");
                logs(when + phase + "/in", "");
            }
        }
        real.table("1_a").table("2_b");

        RunReport up = real.up();

        assertThat(up.outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(log())
                .isEqualTo("before_analyze_schema/a, after_analyze_schema/a, before_plan_migration/a,"
                        + " after_plan_migration/a, before_execute/once,"
                        + " before_execute/out 1, before_execute/in 1, after_execute/in 1, after_execute/out 1,"
                        + " before_execute/out 2, before_execute/in 2, after_execute/in 2, after_execute/out 2,"
                        + " after_execute/once");
        assertThat(up.hooks()).hasSize(14).allMatch(r -> r.status() == HookResult.Status.RAN);
        assertThat(heard).hasSize(14);
        real.send("TRUNCATE log");

        assertThat(real.down(1).outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(log())
                .endsWith("before_rollback/once, before_rollback/out 2, before_rollback/in 2,"
                        + " after_rollback/in 2, after_rollback/out 2, after_rollback/once");
    }

    @Test
    void verifying_fires_its_own_phases() {
        real.table("1_a").up();
        logs("before_validate/a", "").logs("after_validate/b", "");

        assertThat(real.run(r -> r.verify(null)).outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(log()).isEqualTo("before_validate/a, after_validate/b");

        hook("after_validate/c", "DO $$ BEGIN RAISE EXCEPTION 'not good enough'; END $$;");
        VerifyReport report = real.run(r -> r.verify(null));
        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(report.findings().toString()).contains("not good enough");
        assertThat(report.migrations()).hasSize(1);
    }

    @Test
    void a_veto_before_anything_leaves_the_database_as_it_was() {
        hook("after_plan_migration/friday", "DO $$ BEGIN RAISE EXCEPTION 'not on a Friday'; END $$;");
        real.table("1_a");

        RunReport report = real.up();

        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(findings(report)).contains("hook after_plan_migration/friday refuses: not on a Friday");
        assertThat(real.has("t1_a")).isFalse();
        assertThat(real.has("tb_confiture")).isFalse();
    }

    @Test
    void a_veto_after_a_migration_rolls_it_back() {
        logs("after_execute/a_logs", "");
        hook(
                "after_execute/b_no",
                "DO $$ BEGIN IF current_setting('confiture.version') = '2' THEN"
                        + " RAISE EXCEPTION 'no version 2'; END IF; END $$;");
        real.table("1_a").table("2_b").table("3_c");

        RunReport report = real.up();

        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(report.steps())
                .extracting(StepReport::result)
                .containsExactly(StepResult.APPLIED, StepResult.FAILED, StepResult.NOT_RUN);
        assertThat(findings(report)).contains("no version 2");
        assertThat(real.ledger()).isEqualTo("1");
        assertThat(real.has("t2_b")).isFalse();
        assertThat(log()).isEqualTo("after_execute/a_logs 1");
        assertThat(real.history()).isEqualTo("up 1 succeeded, up 2 failed");
    }

    @Test
    void a_veto_outside_before_a_migration_keeps_it_from_running() {
        hook(
                "before_execute/no",
                "-- confiture:hook transaction=outside\n"
                        + "DO $$ BEGIN IF current_setting('confiture.version') = '2' THEN RAISE EXCEPTION 'no'; END IF; END $$;");
        real.table("1_a").table("2_b");

        RunReport report = real.up();

        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(report.steps())
                .extracting(StepReport::result)
                .containsExactly(StepResult.APPLIED, StepResult.NOT_RUN);
    }

    @Test
    void what_fails_outside_after_a_migration_is_reported_and_nothing_follows() {
        hook("after_execute/notify", "-- confiture:hook transaction=outside\nSELECT 1/0;");
        real.table("1_a").table("2_b");

        RunReport report = real.up();

        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(findings(report)).contains("division by zero");
        assertThat(real.ledger()).isEqualTo("1");
    }

    @Test
    void a_warning_lets_the_run_go_on_and_is_in_the_report() {
        hook("after_execute/shaky", "-- confiture:hook on-error=warn\nSELECT 1/0;");
        real.table("1_a");

        RunReport report = real.up();

        assertThat(report.outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(report.hooks()).singleElement().satisfies(r -> {
            assertThat(r.status()).isEqualTo(HookResult.Status.FAILED);
            assertThat(r.stops()).isFalse();
        });
    }

    @Test
    void hooks_with_problems_keep_everything_from_running() {
        hook("before_exekute/a", "SELECT 1;");
        real.table("1_a");

        RunReport report = real.up();

        assertThat(report.outcome()).isEqualTo(RunOutcome.REFUSED);
        assertThat(findings(report)).contains("there is no phase before_exekute", "did you mean before_execute?");
        assertThat(real.has("tb_confiture")).isFalse();
    }

    @Test
    void around_a_migration_without_a_transaction_hooks_have_transactions_of_their_own() {
        logs("before_execute/before", "").logs("after_execute/after", "");
        real.table("1_a")
                .up("2_index", "CREATE INDEX CONCURRENTLY i ON t1_a (n);")
                .down("2_index", "DROP INDEX i;");

        assertThat(real.up().outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(log()).endsWith("before_execute/before 2, after_execute/after 2");
        assertThat(real.ledger()).isEqualTo("1 2");
    }

    @Test
    void a_veto_after_a_migration_without_a_transaction_is_met_again_by_the_next_run() {
        hook(
                "after_execute/no",
                "DO $$ BEGIN IF to_regclass('allowed') IS NULL THEN RAISE EXCEPTION 'not yet'; END IF; END $$;");
        real.up("1_vacuum", "CREATE TABLE v (n int);\nVACUUM v;").down("1_vacuum", "DROP TABLE v;");

        assertThat(real.up().outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(real.ledger()).isEqualTo("null");
        assertThat(real.up().outcome()).isEqualTo(RunOutcome.FAILED);
        real.send("CREATE TABLE allowed ()");
        RunReport report = real.up();
        assertThat(report.outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(real.ledger()).isEqualTo("1");
    }

    @Test
    void the_hooks_of_a_migration_run_as_whoever_connected() {
        logs("after_execute/who", "");
        real.send("CREATE ROLE hook_test_nobody");
        real.up("1_a", "CREATE TABLE a (); SET LOCAL ROLE hook_test_nobody;").down("1_a", "DROP TABLE a;");

        assertThat(real.up().outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(log()).isEqualTo("after_execute/who 1");
        real.send("DROP ROLE hook_test_nobody");
    }

    @Test
    void each_step_adds_a_row_to_the_audit_in_its_own_transaction() {
        real.send("CREATE SCHEMA aud");
        real.settings("migration: {hooks: {audit: {table: aud.trail}}}");
        real.table("1_a").up("2_bad", "CREATE TABLE x (); SELECT 1/0;").down("2_bad", "DROP TABLE x;");

        assertThat(real.up().outcome()).isEqualTo(RunOutcome.FAILED);
        real.down(1);

        assertThat(real.value(
                        "SELECT string_agg(concat_ws(' ', direction, version, name, command, length(checksum)), ', '"
                                + " ORDER BY id) FROM aud.trail"))
                .isEqualTo("up 1 a migrate up 64, down 1 a migrate down 64");
        assertThat(real.value("SELECT bool_and(database_user = current_user AND host <> '' AND os_user <> ''"
                        + " AND at <= clock_timestamp()) FROM aud.trail"))
                .isEqualTo("t");
    }

    @Test
    void the_audit_covers_migrations_without_a_transaction() {
        real.settings("migration: {hooks: {audit: {table: trail}}}");
        real.up("1_vacuum", "CREATE TABLE v (n int);\nVACUUM v;").down("1_vacuum", "DROP TABLE v;");

        assertThat(real.up().outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(real.value("SELECT count(*) FROM trail")).isEqualTo("1");
    }

    @Test
    void preconditions_that_do_not_hold_are_all_listed_and_nothing_runs() {
        real.table("1_a");
        real.project().file("db/migrations/1_a.yaml", """
                up_preconditions:
                  - {type: TableExists, table: users}
                  - {type: CustomSQL, sql: SELECT nix, description: broken}
                  - {type: TableExists, table: log}
                  - {type: RowCountGreaterThan, table: log, min_count: 0}
                """);

        RunReport report = real.up();

        assertThat(report.outcome()).isEqualTo(RunOutcome.REFUSED);
        assertThat(findings(report))
                .contains(
                        "3 of 4 precondition(s) of 1_a do not hold",
                        "db/migrations/1_a.yaml:2:5: TableExists(table: users, schema: public): the table public.users does not",
                        "db/migrations/1_a.yaml:3:5: CustomSQL(broken): it cannot be asked",
                        "db/migrations/1_a.yaml:5:5: RowCountGreaterThan");
        assertThat(real.has("t1_a")).isFalse();
        real.send("CREATE TABLE users ()");
    }

    @Test
    void preconditions_of_a_later_step_and_of_down_are_asked_in_their_place() {
        real.table("1_a").table("2_b");
        real.project().file("db/migrations/2_b.yaml", """
                up_preconditions: [{type: TableExists, table: t1_a}]
                down_preconditions: [{type: TableIsEmpty, table: t2_b}]
                """);

        assertThat(real.up().outcome()).isEqualTo(RunOutcome.DONE);
        real.send("INSERT INTO t2_b VALUES (1)");
        RunReport report = real.down(1);
        assertThat(report.outcome()).isEqualTo(RunOutcome.REFUSED);
        assertThat(findings(report)).contains("the table public.t2_b is not empty");
        assertThat(real.ledger()).isEqualTo("1 2");
    }

    @Test
    void a_sidecar_that_cannot_be_read_keeps_everything_from_running() {
        real.table("1_a");
        real.project().file("db/migrations/1_a.yaml", "up_preconditions: [{type: TableExist, table: log}]");

        RunReport report = real.up();

        assertThat(report.outcome()).isEqualTo(RunOutcome.REFUSED);
        assertThat(findings(report)).contains("there is no precondition TableExist");
        assertThat(real.has("t1_a")).isFalse();
    }

    @Test
    void a_class_that_cannot_be_loaded_keeps_everything_from_running() {
        real.table("1_a");

        RunReport report = Services.with(root, JavaMigration.class, List.of("com.acme.Gone"), real::up);

        assertThat(report.outcome()).isEqualTo(RunOutcome.REFUSED);
        assertThat(findings(report)).contains("com.acme.Gone not found");
        assertThat(real.has("t1_a")).isFalse();
    }

    public static class InJava implements ReversibleJavaMigration {
        @Override
        public String version() {
            return "2";
        }

        @Override
        public String name() {
            return "in_java";
        }

        @Override
        public void up(MigrationContext context) throws Exception {
            execute(context, "INSERT INTO t1_a VALUES (42)");
            context.say("one row");
        }

        @Override
        public void down(MigrationContext context) throws Exception {
            execute(context, "DELETE FROM t1_a");
        }

        static void execute(MigrationContext context, String sql) throws Exception {
            try (Statement statement = context.connection().createStatement()) {
                statement.execute(sql);
            }
        }
    }

    public static class Fails extends InJava {
        @Override
        public void up(MigrationContext context) throws Exception {
            super.up(context);
            throw new IllegalStateException("no such plan");
        }
    }

    public static class Commits extends InJava {
        @Override
        public void up(MigrationContext context) throws Exception {
            super.up(context);
            execute(context, "COMMIT");
        }
    }

    public static class Alone extends InJava {
        @Override
        public boolean transactional() {
            return false;
        }

        @Override
        public void up(MigrationContext context) throws Exception {
            execute(context, "CREATE INDEX CONCURRENTLY by_n ON t1_a (n)");
        }
    }

    private <T> T java(Class<? extends JavaMigration> type, Supplier<T> work) {
        return Services.with(root, JavaMigration.class, List.of(type.getName()), work);
    }

    @Test
    void a_java_migration_is_applied_recorded_and_taken_back() {
        real.table("1_a").table("3_c");

        assertThat(java(InJava.class, real::up).outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(real.ledger()).isEqualTo("1 2 3");
        assertThat(real.value("SELECT n FROM t1_a")).isEqualTo("42");
        assertThat(real.value("SELECT length(checksum) FROM tb_confiture WHERE version = '2'"))
                .isEqualTo("64");
        assertThat(java(InJava.class, () -> real.down(2)).outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(real.ledger()).isEqualTo("1");
        assertThat(real.value("SELECT count(*) FROM t1_a")).isEqualTo("0");
    }

    @Test
    void one_that_throws_is_rolled_back_with_its_row() {
        real.table("1_a");

        RunReport report = java(Fails.class, real::up);

        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(findings(report)).contains("java.lang.IllegalStateException: no such plan", "RunHooksTest.java:");
        assertThat(real.value("SELECT count(*) FROM t1_a")).isEqualTo("0");
        assertThat(real.history()).isEqualTo("up 1 succeeded, up 2 failed");
    }

    @Test
    void one_that_commits_is_found_out_and_what_it_kept_is_said() {
        real.table("1_a");

        RunReport report = java(Commits.class, real::up);

        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(findings(report)).contains("ended the transaction", "what it did before that is committed");
        assertThat(real.ledger()).isEqualTo("1");
        assertThat(real.value("SELECT count(*) FROM t1_a")).isEqualTo("1");
    }

    @Test
    void one_without_a_transaction_commits_by_itself_and_is_recorded() {
        real.table("1_a");

        assertThat(java(Alone.class, real::up).outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(real.has("by_n")).isTrue();
        assertThat(real.ledger()).isEqualTo("1 2");
    }
}
