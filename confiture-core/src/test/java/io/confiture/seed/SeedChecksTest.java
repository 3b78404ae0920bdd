package io.confiture.seed;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.check.Check;
import io.confiture.check.CheckGroup;
import io.confiture.check.CheckNode;
import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.ScriptReading;
import io.confiture.postgres.FailureFinding;
import io.confiture.postgres.Line;
import io.confiture.postgres.Prerequisites;
import io.confiture.postgres.ScriptExecutor;
import io.confiture.postgres.ScriptOptions;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.project.Project;
import io.confiture.project.ProjectRequest;
import io.confiture.suite.TestProject;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the checks say about the loading of seed files. */
class SeedChecksTest {

    @SuppressWarnings("NullAway.Init")
    private static Servers servers;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path root;

    @SuppressWarnings("NullAway.Init")
    private TestProject project;

    @BeforeAll
    static void start() {
        servers = Servers.of(ServerChoice.embedded());
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @BeforeEach
    void begin() {
        project = new TestProject(root).schema("a.sql", """
                        CREATE TABLE a (id int PRIMARY KEY, name text NOT NULL);
                        CREATE TABLE b (id int PRIMARY KEY, a int REFERENCES a DEFERRABLE INITIALLY DEFERRED);
                        CREATE TABLE c (id int PRIMARY KEY, a int NOT NULL REFERENCES a);
                        """);
    }

    /** Run every check, or just those whose path ends like this, each on a tree of its own. */
    private Map<String, Outcome> run(String... only) {
        Project loaded = Project.load(ProjectRequest.of(root).withVariables(Map.of()));
        ScriptExecutor executor = new ScriptExecutor(ScriptOptions.defaults());
        Line line = new Line(
                () -> servers,
                "seeds",
                () -> false,
                new Prerequisites(List.of(), executor, new FailureFinding(List::of)));
        Path schema = root.resolve("db/schema/a.sql");
        try (SeedDatabase database = new SeedDatabase(
                line, () -> List.of(ScriptReading.ofFile(schema, "db/schema/a.sql", root)), executor)) {
            SeedChecks checks = new SeedChecks(loaded, database, ScriptOptions.defaults());
            Map<String, Outcome> outcomes = new LinkedHashMap<>();
            run(checks.group(List.of(), List.of()), "", outcomes, List.of(only));
            return outcomes;
        }
    }

    private static void run(CheckGroup group, String path, Map<String, Outcome> outcomes, List<String> only) {
        for (CheckNode child : group.children()) {
            String name = path + child.segment().value();
            if (child instanceof CheckGroup deeper) {
                run(deeper, name + "/", outcomes, only);
            } else if (only.isEmpty() || only.contains(name)) {
                outcomes.put(name, ((Check) child).run());
            }
        }
    }

    private static Finding finding(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed) outcome).findings().get(0);
    }

    private static Outcome of(Map<String, Outcome> outcomes, String id) {
        assertThat(outcomes).containsKey(id);
        return Objects.requireNonNull(outcomes.get(id));
    }

    @Test
    void loads_each_environment_in_order_and_counts_what_is_stored() {
        project.file("db/seeds/common/1.sql", "INSERT INTO a VALUES (1, 'x');")
                .file("db/seeds/test/2.sql", "INSERT INTO c VALUES (1, 1), (2, 1);")
                .file("db/seeds/demo/2.sql", "INSERT INTO b VALUES (1, 1);")
                .file("db/seeds/demo/3.sql", "-- nothing yet\n");
        Map<String, Outcome> outcomes = run();
        assertThat(outcomes.keySet())
                .containsExactly(
                        "found",
                        "load-demo/common/1.sql/loads",
                        "load-demo/demo/2.sql/loads",
                        "load-demo/demo/3.sql/loads",
                        "load-demo/commits",
                        "load-test/common/1.sql/loads",
                        "load-test/test/2.sql/loads",
                        "load-test/commits");
        assertThat(of(outcomes, "load-demo/demo/3.sql/loads")).isInstanceOf(Outcome.Skipped.class);
        outcomes.remove("load-demo/demo/3.sql/loads");
        assertThat(outcomes.values()).allMatch(Outcome.Passed.class::isInstance);
        assertThat(((Outcome.Passed) of(outcomes, "load-test/commits")).notes())
                .extracting(Finding::message)
                .containsExactly("stored: public.a 1 rows, public.c 2 rows");
    }

    @Test
    void blames_the_file_that_is_wrong_and_not_those_that_miss_its_rows() {
        project.file("db/seeds/1.sql", "INSERT INTO a VALUES (1, 'x'),\n(2, NULL);")
                .file("db/seeds/2.sql", "INSERT INTO c VALUES (1, 1);")
                .file("db/seeds/3.sql", "INSERT INTO a VALUES (5, 'x');")
                .file("db/seeds/4.sql", "INSERT INTO a VALUES (6, 'x', 7);");
        Map<String, Outcome> outcomes = run();
        assertThat(finding(of(outcomes, "load/1.sql/loads")).location()).hasToString("db/seeds/1.sql:2:1");
        assertThat(of(outcomes, "load/2.sql/loads")).isInstanceOf(Outcome.Aborted.class);
        assertThat(of(outcomes, "load/3.sql/loads")).isInstanceOf(Outcome.Passed.class);
        assertThat(of(outcomes, "load/4.sql/loads")).isInstanceOf(Outcome.Failed.class);
        assertThat(of(outcomes, "load/commits")).isEqualTo(new Outcome.Aborted("db/seeds/1.sql fails"));
    }

    @Test
    void forces_deferred_constraints_and_names_constraint_and_file() {
        project.file("db/seeds/1.sql", "INSERT INTO b VALUES (1, 99);")
                .file("db/seeds/2.sql", "INSERT INTO a VALUES (1, 'x');");
        Map<String, Outcome> outcomes = run();
        assertThat(of(outcomes, "load/1.sql/loads")).isInstanceOf(Outcome.Passed.class);
        Finding finding = finding(of(outcomes, "load/commits"));
        assertThat(finding.message()).contains("b_a_fkey");
        assertThat(finding.location()).hasToString("db/seeds/1.sql");
        assertThat(finding.detail()).contains("(a)=(99)");
    }

    @Test
    void accepts_a_deferred_reference_that_a_later_file_fulfils() {
        project.file("db/seeds/1.sql", "INSERT INTO b VALUES (1, 99);")
                .file("db/seeds/2.sql", "INSERT INTO a VALUES (99, 'x');");
        assertThat(run().values()).allMatch(Outcome.Passed.class::isInstance);
    }

    @Test
    void gives_each_leaf_alone_the_verdict_of_the_whole_run() {
        project.file("db/seeds/1.sql", "INSERT INTO a VALUES (1, NULL);")
                .file("db/seeds/2.sql", "INSERT INTO c VALUES (1, 1);")
                .file("db/seeds/3.sql", "COMMIT;")
                .file("db/seeds/4.sql", "\\connect x\n");
        run().forEach((id, outcome) -> assertThat(run(id)).containsExactly(Map.entry(id, outcome)));
    }

    @Test
    void aborts_when_the_schema_does_not_build() {
        project.schema("a.sql", "CREATE TABLE oops (;").file("db/seeds/1.sql", "INSERT INTO a VALUES (1, 'x');");
        Map<String, Outcome> outcomes = run();
        assertThat(of(outcomes, "load/1.sql/loads")).isInstanceOf(Outcome.Aborted.class);
        assertThat(of(outcomes, "load/commits")).isInstanceOf(Outcome.Aborted.class);
    }

    @Test
    void has_nothing_to_load_in_a_project_without_plain_seeds() {
        project.file("db/seeds/prep/1.sql", "SELECT 1;");
        assertThat(run()).containsOnlyKeys("found");
    }

    @Test
    void looks_for_orphans_when_a_file_switched_the_checks_off() {
        project.file("db/seeds/1.sql", "SET session_replication_role = replica;\nINSERT INTO c VALUES (1, 99);")
                .file("db/seeds/2.sql", "INSERT INTO a VALUES (1, 'x');");
        Map<String, Outcome> outcomes = run();
        assertThat(of(outcomes, "load/1.sql/loads")).isInstanceOf(Outcome.Passed.class);
        Finding finding = finding(of(outcomes, "load/commits"));
        assertThat(finding.message()).contains("1 rows of c", "c_a_fkey");
        assertThat(finding.location()).hasToString("db/seeds/1.sql:1:1");
        project.file(
                "db/seeds/1.sql",
                "ALTER TABLE b DISABLE TRIGGER ALL;\nINSERT INTO b VALUES (1, 99), (2, NULL);\n"
                        + "ALTER TABLE b ENABLE TRIGGER ALL;");
        assertThat(finding(of(run(), "load/commits")).message()).contains("1 rows of b", "b_a_fkey");
        project.file("db/seeds/2.sql", "INSERT INTO a VALUES (99, 'x');");
        assertThat(of(run(), "load/commits")).isInstanceOf(Outcome.Passed.class);
    }
}
