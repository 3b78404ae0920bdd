package io.confiture.migration.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.migration.code.MigrationContext;
import io.confiture.migration.code.Services;
import io.confiture.project.Problem;
import io.confiture.project.Project;
import io.confiture.project.ProjectRequest;
import io.confiture.suite.TestProject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading and ordering, without a database. */
class HookSetTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path temp;

    private TestProject files;

    @BeforeEach
    void a_project() {
        files = new TestProject(temp).up("001_a", "SELECT 1;");
    }

    private HookSet read() {
        return HookSet.read(Project.load(ProjectRequest.of(temp)));
    }

    private HookSetTest hook(String name, String text) {
        files.file("db/hooks/" + name + ".sql", text);
        return this;
    }

    private List<String> order(HookPhase phase) {
        HookSet set = read();
        assertThat(set.problems()).isEmpty();
        return set.of(phase).stream().map(HookEntry::name).toList();
    }

    private List<String> problems() {
        return read().problems().stream().map(Problem::toString).toList();
    }

    @Test
    void without_a_directory_there_are_none() {
        assertThat(read().isEmpty()).isTrue();
        assertThat(read().problems()).isEmpty();
    }

    @Test
    void each_runs_after_those_that_it_names_and_otherwise_by_name() {
        // The original ran the late one first: its order was that of priorities, whatever the dependencies said.
        hook("before_execute/a_late", "-- confiture:hook after=z_early\nSELECT 1;");
        hook("before_execute/z_early", "SELECT 1;");
        hook("before_execute/b", "SELECT 1;");
        hook("before_execute/c_last", "-- confiture:hook after=a_late,b\nSELECT 1;");

        assertThat(order(HookPhase.BEFORE_EXECUTE)).containsExactly("b", "z_early", "a_late", "c_last");
    }

    @Test
    void what_runs_outside_runs_first_before_and_last_after() {
        for (String phase : List.of("before_execute", "after_execute")) {
            hook(phase + "/a_inside", "SELECT 1;");
            hook(phase + "/b_outside", "-- confiture:hook transaction=outside\nSELECT 1;");
            hook(phase + "/c_once", "-- confiture:hook each=run\nSELECT 1;");
        }

        assertThat(order(HookPhase.BEFORE_EXECUTE)).containsExactly("c_once", "b_outside", "a_inside");
        assertThat(order(HookPhase.AFTER_EXECUTE)).containsExactly("a_inside", "b_outside", "c_once");
    }

    @Test
    void a_dependency_that_always_runs_later_is_found() {
        hook("before_execute/once", "-- confiture:hook each=run after=inside\nSELECT 1;");
        hook("before_execute/inside", "SELECT 1;");

        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("db/hooks/before_execute/once.sql: it is to run after inside, which always runs later");
    }

    @Test
    void a_cycle_is_named() {
        hook("before_execute/a", "-- confiture:hook after=b\nSELECT 1;");
        hook("before_execute/b", "-- confiture:hook after=c\nSELECT 1;");
        hook("before_execute/c", "-- confiture:hook after=b\nSELECT 1;");

        assertThat(problems()).singleElement().asString().contains("hooks wait for each other: b after c after b");
    }

    @Test
    void one_that_waits_for_itself_is_a_cycle() {
        hook("before_execute/a", "-- confiture:hook after=a\nSELECT 1;");

        assertThat(problems()).singleElement().asString().contains("a after a");
    }

    @Test
    void an_unknown_dependency_is_found() {
        hook("before_execute/a", "-- confiture:hook after=chek\nSELECT 1;");
        hook("before_execute/check", "SELECT 1;");

        assertThat(problems()).singleElement().asString().contains("no hook of that name", "did you mean check?");
    }

    @Test
    void folders_and_files_that_nothing_fires_are_found() {
        hook("before_exekute/a", "SELECT 1;");
        hook("loose", "SELECT 1;");
        hook("before_execute/deeper/a", "SELECT 1;");
        hook("after_diff_schemas/never", "SELECT 1;");
        files.file("db/hooks/README.md", "words").file("db/hooks/before_execute/notes.txt", "words");

        assertThat(problems())
                .containsExactlyInAnyOrder(
                        "db/hooks/before_exekute: there is no phase before_exekute; did you mean before_execute?",
                        "db/hooks/loose.sql: the hook lies in no folder of a phase, so it would never run; move it into one",
                        "db/hooks/before_execute/deeper: folders in the folder of a phase are not searched; move its hooks up",
                        "db/hooks/after_diff_schemas/never.sql: nothing fires the phase after_diff_schemas, so the hook would"
                                + " never run; take it away, or put it into another phase");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-- confiture:hook timeot=3s | 1:1 | there is no hook directive timeot; did you mean timeout?",
                "-- confiture:hook timeout=3 | 1:1 | such as 500ms, 30s, 5m or 1h, not 3",
                "-- confiture:hook timeout=0s | 1:1 | not 0s",
                "-- confiture:hook timeout=25h | 1:1 | not 25h",
                "-- confiture:hook timeout | 1:1 | needs a value",
                "-- confiture:hook transaction=both | 1:1 | is inside or outside, not both",
                "-- confiture:hook transaction=usual | 1:1 | is inside or outside, not usual",
                "-- confiture:hook on-error=ignore | 1:1 | is fail or warn, not ignore",
                "-- confiture:hook each=time | 1:1 | is migration or run, not time",
                "-- confiture:hook retries=11 | 1:1 | is a number from 0 to 10, not 11",
                "-- confiture:hook retries=-1 | 1:1 | not -1",
                "-- confiture:hok after=a | 1:1 | means nothing in a hook",
                "-- confiture:hook each=run transaction=inside | 0 | there is none for a hook that runs once",
                "COMMIT; | 1:1 | COMMIT is not for hooks",
                "VACUUM; | 1:1 | VACUUM is refused by PostgreSQL in a transaction",
                "SELECT 'open | 1:8 | ",
                "CREATE DATABASE x; | 1:1 | CREATE DATABASE",
            })
    void what_is_wrong_with_a_file_is_told_with_its_place(String line, String place, String message) {
        hook("before_execute/a", line + "\n" + (line.startsWith("--") ? "SELECT 1;" : ""));

        assertThat(problems()).anySatisfy(p -> assertThat(p)
                .startsWith("db/hooks/before_execute/a.sql:" + (place.strip().equals("0") ? " " : place.strip() + ":"))
                .contains(message == null ? "" : message.strip()));
    }

    @Test
    void a_hook_without_statements_is_found() {
        hook("before_execute/a", "-- later\n");

        assertThat(problems()).singleElement().asString().contains("has no statements");
    }

    @Test
    void inside_a_transaction_is_only_where_one_is() {
        hook("before_plan_migration/a", "-- confiture:hook transaction=inside\nSELECT 1;");

        assertThat(problems()).singleElement().asString().contains("there is none in before_plan_migration");
    }

    public static class InJava implements Hook {
        @Override
        public String name() {
            return "b_java";
        }

        @Override
        public HookPhase phase() {
            return HookPhase.BEFORE_EXECUTE;
        }

        @Override
        public HookOptions options() {
            return HookOptions.defaults().withAfter("c_sql");
        }

        @Override
        public void run(HookContext context) {
            context.say("hello");
        }
    }

    public static class Nameless extends InJava {
        @Override
        public String name() {
            return "";
        }
    }

    @Test
    void java_hooks_stand_in_one_order_with_sql_hooks() {
        hook("before_execute/a_sql", "-- confiture:hook after=b_java\nSELECT 1;");
        hook("before_execute/c_sql", "SELECT 1;");

        assertThat(Services.with(
                        temp, Hook.class, List.of(InJava.class.getName()), () -> order(HookPhase.BEFORE_EXECUTE)))
                .containsExactly("c_sql", "b_java", "a_sql");
    }

    @Test
    void java_hooks_that_cannot_be_used_and_names_that_stand_twice_are_found() {
        hook("before_execute/b_java", "SELECT 1;");
        hook("before_execute/c_sql", "SELECT 1;");

        assertThat(Services.with(
                        temp,
                        Hook.class,
                        List.of(InJava.class.getName(), Nameless.class.getName(), "com.acme.Gone"),
                        this::problems))
                .anySatisfy(p -> assertThat(p).contains("there are two hooks before_execute/b_java"))
                .anySatisfy(p -> assertThat(p).contains("Nameless", "gives nothing"))
                .anySatisfy(p -> assertThat(p).contains("com.acme.Gone not found"))
                .hasSize(3);
    }

    @Test
    void all_fourteen_phases_of_the_original_have_their_names() {
        assertThat(HookPhase.values()).hasSize(14);
        assertThat(HookPhase.named("after_rollback")).contains(HookPhase.AFTER_ROLLBACK);
        assertThat(MigrationContext.class).isAssignableFrom(HookContext.class);
    }
}
