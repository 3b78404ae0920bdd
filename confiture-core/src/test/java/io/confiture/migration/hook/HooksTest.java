package io.confiture.migration.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.migration.code.Services;
import io.confiture.migration.hook.HookResult.Status;
import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.Query;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import io.confiture.postgres.TransactionState;
import io.confiture.project.Project;
import io.confiture.project.ProjectRequest;
import io.confiture.suite.TestProject;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Running hooks on a real database. */
class HooksTest {

    private static final Servers SERVERS = Servers.of(ServerChoice.embedded());
    private static final HookSubject SUBJECT = new HookSubject("003_add_bio", "003", "up");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path temp;

    private TestProject files;
    private Database database;
    private Session session;
    private final List<HookResult> heard = new ArrayList<>();
    private final List<String> classes = new ArrayList<>();
    private int restored;

    @BeforeEach
    void a_database() {
        files = new TestProject(temp).up("001_a", "SELECT 1;");
        database = SERVERS.server().create(DatabaseSettings.defaults());
        session = database.connect();
        new Query(session).send("CREATE TABLE log (entry text)");
    }

    @AfterEach
    void it_goes() {
        database.close();
    }

    @AfterAll
    static void the_server_goes() {
        SERVERS.close();
    }

    private HooksTest hook(String name, String text) {
        files.file("db/hooks/" + name + ".sql", text);
        return this;
    }

    private List<String> fire(HookPhase phase, HookMoment moment) {
        return round(phase, moment).results().stream().map(HookResult::toString).toList();
    }

    private HookRound round(HookPhase phase, HookMoment moment) {
        HookSet set =
                Services.with(temp, Hook.class, classes, () -> HookSet.read(Project.load(ProjectRequest.of(temp))));
        HookRound round = new Hooks(set, heard::add).fire(session, phase, moment, SUBJECT, () -> restored++);
        assertThat(heard).isEqualTo(round.results());
        return round;
    }

    private List<String> log() {
        return new Query(session)
                .rows("SELECT entry FROM log ORDER BY ctid").stream()
                        .map(row -> String.valueOf(row.get(0)))
                        .toList();
    }

    @Test
    void they_run_in_order_and_know_what_they_are_about() {
        hook("before_execute/late", "-- confiture:hook after=early\nINSERT INTO log VALUES ('late');");
        hook("before_execute/early", """
                INSERT INTO log SELECT format('%s %s %s', current_setting('confiture.phase'),
                    current_setting('confiture.migration'), current_setting('confiture.direction'));
                DO $$ BEGIN RAISE NOTICE 'version %', current_setting('confiture.version'); END $$;
                """);
        session.begin();

        assertThat(fire(HookPhase.BEFORE_EXECUTE, HookMoment.INSIDE))
                .containsExactly("hook before_execute/early ran: version 003", "hook before_execute/late ran");
        assertThat(session.transactionState()).isEqualTo(TransactionState.OPEN);
        assertThat(log()).containsExactly("before_execute 003_add_bio up", "late");
        assertThat(restored).isEqualTo(2);
        session.rollback();
        assertThat(log()).isEmpty();
    }

    @Test
    void raise_exception_is_a_veto_and_the_rest_is_not_run() {
        hook("before_execute/a", "-- confiture:hook transaction=outside\nINSERT INTO log VALUES ('a');");
        hook("before_execute/b", """
                -- confiture:hook transaction=outside on-error=warn
                INSERT INTO log VALUES ('b');
                DO $$ BEGIN RAISE EXCEPTION 'not on a Friday'; END $$;
                """);
        hook("before_execute/c", "-- confiture:hook transaction=outside\nINSERT INTO log VALUES ('c');");

        HookRound round = round(HookPhase.BEFORE_EXECUTE, HookMoment.OUTSIDE);

        assertThat(round.results())
                .extracting(HookResult::toString)
                .containsExactly(
                        "hook before_execute/a ran",
                        "hook before_execute/b refuses: not on a Friday",
                        "hook before_execute/c was not run: b stopped the command");
        assertThat(round.stop()).hasValueSatisfying(r -> assertThat(r.name()).isEqualTo("b"));
        assertThat(log()).containsExactly("a");
        assertThat(session.transactionState()).isEqualTo(TransactionState.IDLE);
    }

    @Test
    void a_failure_stops_unless_it_is_to_be_a_warning() {
        hook("after_execute/a", "-- confiture:hook on-error=warn\nINSERT INTO log VALUES ('a');\nSELECT 1/0;");
        hook("after_execute/b", "INSERT INTO log VALUES ('b');");
        hook("after_execute/c", "SELECT nix;");
        session.begin();
        new Query(session).send("INSERT INTO log VALUES ('migration')");

        HookRound round = round(HookPhase.AFTER_EXECUTE, HookMoment.INSIDE);

        assertThat(round.results())
                .extracting(HookResult::toString)
                .containsExactly(
                        "hook after_execute/a failed: division by zero (SQLSTATE 22012)",
                        "hook after_execute/b ran",
                        "hook after_execute/c failed: column \"nix\" does not exist (SQLSTATE 42703)");
        assertThat(round.results().get(0).stops()).isFalse();
        assertThat(round.stop())
                .hasValueSatisfying(r -> assertThat(r.location()).hasToString("db/hooks/after_execute/c.sql:1:8"));
        assertThat(log()).containsExactly("migration", "b");
        session.rollback();
    }

    @Test
    void a_sql_hook_is_stopped_when_all_of_it_takes_too_long() {
        hook("before_execute/slow", """
                -- confiture:hook timeout=700ms
                SELECT pg_sleep(0.4);
                SELECT pg_sleep(0.4);
                """);
        session.begin();
        long begin = System.nanoTime();

        assertThat(fire(HookPhase.BEFORE_EXECUTE, HookMoment.INSIDE))
                .containsExactly("hook before_execute/slow took too long: it was stopped after 700 ms");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
        assertThat(session.transactionState()).isEqualTo(TransactionState.OPEN);
        session.rollback();
    }

    @Test
    void one_that_fails_is_tried_again_as_often_as_it_says() {
        new Query(session).send("CREATE SEQUENCE tries");
        hook("before_execute/third_time", """
                -- confiture:hook retries=2
                INSERT INTO log VALUES ('x');
                SELECT 1 / (nextval('tries') / 3);
                """);
        session.begin();

        HookRound round = round(HookPhase.BEFORE_EXECUTE, HookMoment.INSIDE);

        assertThat(round.results()).singleElement().satisfies(r -> {
            assertThat(r.status()).isEqualTo(Status.RAN);
            assertThat(r.attempts()).isEqualTo(3);
        });
        assertThat(log()).containsExactly("x");
        session.rollback();
    }

    @Test
    void without_retries_it_is_tried_once() {
        hook("before_plan_migration/a", "SELECT 1/0;");

        assertThat(round(HookPhase.BEFORE_PLAN_MIGRATION, HookMoment.RUN).results())
                .extracting(HookResult::attempts)
                .containsExactly(1);
    }

    @Test
    void what_refuses_a_transaction_runs_outside() {
        hook("after_execute/vacuum", "-- confiture:hook transaction=outside\nVACUUM log;");

        assertThat(fire(HookPhase.AFTER_EXECUTE, HookMoment.OUTSIDE)).containsExactly("hook after_execute/vacuum ran");
    }

    @Test
    void what_it_sets_in_the_session_does_not_outlive_a_failure() {
        hook("before_execute/a", "-- confiture:hook transaction=outside\nSET search_path = nowhere;\nSELECT 1/0;");

        fire(HookPhase.BEFORE_EXECUTE, HookMoment.OUTSIDE);

        assertThat(new Query(session).value("SHOW search_path")).contains("public");
    }

    abstract static class JavaHook implements Hook {
        @Override
        public String name() {
            return "java";
        }

        @Override
        public HookPhase phase() {
            return HookPhase.BEFORE_EXECUTE;
        }
    }

    private List<String> fireJava(Class<?> type) {
        classes.add(type.getName());
        session.begin();
        return fire(HookPhase.BEFORE_EXECUTE, HookMoment.INSIDE);
    }

    public static class Works extends JavaHook {
        @Override
        public void run(HookContext context) throws Exception {
            try (Statement statement = context.connection().createStatement()) {
                statement.execute("INSERT INTO log VALUES ('java')");
            }
            context.say(context.subject().orElseThrow().id() + " in "
                    + context.phase().word());
        }
    }

    @Test
    void a_java_hook_works_in_the_transaction() {
        assertThat(fireJava(Works.class))
                .containsExactly("hook before_execute/java ran: 003_add_bio in before_execute");
        assertThat(log()).containsExactly("java");
        session.rollback();
        assertThat(log()).isEmpty();
    }

    public static class Vetoes extends Works {
        @Override
        public void run(HookContext context) throws Exception {
            super.run(context);
            throw new HookVeto("the replica lags");
        }
    }

    @Test
    void a_java_hook_may_refuse() {
        assertThat(fireJava(Vetoes.class)).containsExactly("hook before_execute/java refuses: the replica lags");
        assertThat(log()).isEmpty();
        session.rollback();
    }

    public static class Throws extends JavaHook {
        @Override
        public void run(HookContext context) {
            throw new IllegalStateException("no network");
        }
    }

    @Test
    void what_a_java_hook_throws_is_told_with_class_and_message() {
        assertThat(fireJava(Throws.class))
                .singleElement()
                .asString()
                .startsWith("hook before_execute/java failed: java.lang.IllegalStateException: no network (at ")
                .contains("HooksTest.java:");
        session.rollback();
    }

    public static class Commits extends Works {
        @Override
        public void run(HookContext context) throws Exception {
            super.run(context);
            try (Statement statement = context.connection().createStatement()) {
                statement.execute("COMMIT");
            }
        }

        @Override
        public HookOptions options() {
            return HookOptions.defaults().withOnError(HookOptions.OnError.WARN);
        }
    }

    @Test
    void one_that_ends_the_transaction_stops_whatever_it_says() {
        classes.add(Commits.class.getName());
        session.begin();

        HookRound round = round(HookPhase.BEFORE_EXECUTE, HookMoment.INSIDE);

        assertThat(round.stop()).hasValueSatisfying(r -> assertThat(r.message()).contains("ended the transaction"));
    }

    public static class SleepsInJava extends JavaHook {
        @Override
        public void run(HookContext context) throws Exception {
            Thread.sleep(60_000);
        }

        @Override
        public HookOptions options() {
            return HookOptions.defaults().withTimeout(Duration.ofMillis(300));
        }
    }

    public static class SleepsInSql extends SleepsInJava {
        @Override
        public void run(HookContext context) throws Exception {
            try (Statement statement = context.connection().createStatement()) {
                statement.execute("SET statement_timeout = 0");
                statement.execute("SELECT pg_sleep(60)");
            }
        }
    }

    public static class DoesNotReact extends SleepsInJava {
        @Override
        public void run(HookContext context) {
            long end = System.nanoTime() + Duration.ofSeconds(8).toNanos();
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void a_java_hook_is_stopped_by_interrupting_it_and_by_cancelling_its_statement() {
        for (Class<?> type : List.of(SleepsInJava.class, SleepsInSql.class)) {
            classes.clear();
            heard.clear();
            long begin = System.nanoTime();
            assertThat(fireJava(type))
                    .containsExactly("hook before_execute/java took too long: it was stopped after 300 ms");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
            assertThat(session.transactionState()).as(type.getName()).isEqualTo(TransactionState.OPEN);
            session.rollback();
        }
    }

    @Test
    void one_that_does_not_react_loses_its_connection() {
        classes.add(DoesNotReact.class.getName());
        session.begin();

        HookRound round = round(HookPhase.BEFORE_EXECUTE, HookMoment.INSIDE);

        assertThat(round.connectionLost()).isTrue();
        assertThat(round.stop()).hasValueSatisfying(r -> assertThat(r.message()).contains("did not react"));
        assertThat(session.alive()).isFalse();
        session = database.connect();
    }
}
