package io.confiture.seed;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.check.Finding;
import io.confiture.project.Project;
import io.confiture.project.ProjectRequest;
import io.confiture.schema.SchemaFiles;
import io.confiture.suite.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files are seeds, for which environment, and in which order. */
class SeedFilesTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path root;

    @SuppressWarnings("NullAway.Init")
    private TestProject project;

    @BeforeEach
    void begin() {
        project = new TestProject(root).schema("a.sql", "SELECT 1;");
    }

    private TestProject seeds(String... names) {
        for (String name : names) {
            project.file("db/seeds/" + name, "SELECT 1;");
        }
        return project;
    }

    private Project load(@Nullable String environment) {
        return Project.load(ProjectRequest.of(root).withVariables(Map.of()).withEnvironment(environment));
    }

    private SeedFiles discover(SeedSelection selection) {
        return SeedFiles.discover(load(null), selection);
    }

    private static List<String> names(SeedFiles files) {
        return files.files().stream()
                .map(f -> f.name().substring("db/seeds/".length()))
                .toList();
    }

    private static List<String> problems(SeedFiles files) {
        return files.problems().stream()
                .map(f -> f.severity() + " " + f.message() + "; " + f.suggestion())
                .toList();
    }

    @Test
    void loads_what_is_for_everybody_then_common_then_the_environment() {
        seeds("z.sql", "a.sql", "common/2.sql", "common/10/x.sql", "common/10.sql", "test/1.sql", "development/1.sql");
        SeedFiles files = discover(SeedSelection.of("test"));
        assertThat(names(files))
                .containsExactly("a.sql", "z.sql", "common/10/x.sql", "common/10.sql", "common/2.sql", "test/1.sql");
        assertThat(files.problems()).isEmpty();
        assertThat(files.others()).containsOnlyKeys("development");
        assertThat(SeedFiles.environments(load(null))).containsExactly("development", "test");
        assertThat(names(discover(SeedSelection.everything())))
                .containsExactly(
                        "a.sql",
                        "z.sql",
                        "common/10/x.sql",
                        "common/10.sql",
                        "common/2.sql",
                        "development/1.sql",
                        "test/1.sql");
    }

    @Test
    void takes_numbered_folders_for_parts_and_not_for_environments() {
        seeds("common/1.sql", "01_users/a.sql", "02_orders/b.sql", "acme/c.sql");
        assertThat(names(discover(SeedSelection.of("local"))))
                .containsExactly("01_users/a.sql", "02_orders/b.sql", "common/1.sql");
        assertThat(SeedFiles.environments(load(null))).containsExactly("acme");
    }

    @Test
    void takes_every_folder_for_a_part_when_nothing_says_that_it_is_an_environment() {
        seeds("users/a.sql", "orders/b.sql");
        assertThat(names(discover(SeedSelection.of("local")))).containsExactly("orders/b.sql", "users/a.sql");
        assertThat(SeedFiles.environments(load(null))).isEmpty();
    }

    @Test
    void takes_the_folder_of_a_declared_environment_for_its_own() {
        seeds("a.sql", "acme/b.sql");
        project.file("db/environments/acme.yaml", "").file("db/environments/local.yaml", "");
        assertThat(names(discover(SeedSelection.of("local")))).containsExactly("a.sql");
        assertThat(names(SeedFiles.discover(load("acme"), SeedSelection.of("acme"))))
                .containsExactly("a.sql", "acme/b.sql");
    }

    @Test
    void keeps_the_prep_files_apart() {
        seeds("a.sql", "prep/2.sql", "prep/deep/1.sql", "prep/deep.sql");
        assertThat(names(discover(SeedSelection.everything()))).containsExactly("a.sql");
        assertThat(names(SeedFiles.prep(load(null)))).containsExactly("prep/2.sql", "prep/deep/1.sql", "prep/deep.sql");
    }

    @Test
    void has_nothing_to_say_about_a_folder_that_only_has_prep_files() {
        seeds("prep/1.sql");
        assertThat(discover(SeedSelection.everything()).problems()).isEmpty();
    }

    @Test
    void misses_nothing_in_a_project_without_seeds() {
        SeedFiles files = discover(SeedSelection.everything());
        assertThat(files.isAbsent()).isTrue();
        assertThat(files.problems()).isEmpty();
        assertThat(SeedFiles.prep(load(null)).isAbsent()).isTrue();
    }

    @Test
    void says_that_a_configured_directory_is_missing_and_that_one_is_empty() throws IOException {
        project.settings("seed:\n  directories: [db/data, db/more]\n");
        Files.createDirectories(root.resolve("db/more"));
        assertThat(problems(discover(SeedSelection.everything())))
                .singleElement()
                .asString()
                .startsWith("ERROR db/data: the directory does not exist; make it");
        project.settings("seed:\n  directories: [db/more]\n");
        assertThat(problems(discover(SeedSelection.everything())))
                .singleElement()
                .asString()
                .startsWith("WARNING db/more holds no seed file");
    }

    @Test
    void says_which_environment_was_meant() {
        seeds("common/a.sql", "development/b.sql");
        assertThat(problems(discover(SeedSelection.of("developement"))))
                .containsExactly("ERROR there is no environment 'developement' for seeds; did you mean development?");
    }

    @Test
    void narrows_by_a_profile() {
        seeds("common/1_a.sql", "common/2_b.sql", "test/1_c.sql", "demo.sql");
        project.settings("""
                seed:
                  profiles:
                    small: {include: ["**/1_*.sql"]}
                    no-demo: {exclude: ["demo.sql", "common/2*"]}
                    none: {include: ["nothing/*.sql"]}
                """);
        SeedSelection test = SeedSelection.of("test");
        assertThat(names(discover(test.withProfile("small")))).containsExactly("common/1_a.sql", "test/1_c.sql");
        assertThat(names(discover(test.withProfile("no-demo")))).containsExactly("common/1_a.sql", "test/1_c.sql");
        assertThat(problems(discover(test.withProfile("none"))))
                .containsExactly(
                        "ERROR the profile none fits no seed file; patterns count from the seed directory: common/*.sql");
        assertThat(problems(discover(test.withProfile("smal"))))
                .containsExactly("ERROR there is no profile 'smal' for seeds; did you mean small?");
    }

    @Test
    void ignores_what_is_hidden_or_no_sql_and_takes_sql_in_any_case() {
        seeds("a.SQL", ".hidden.sql", ".git/x.sql", "readme.md", "data.csv");
        assertThat(names(discover(SeedSelection.everything()))).containsExactly("a.SQL");
    }

    @Test
    void counts_a_file_once_and_survives_links_that_lead_in_a_circle() throws IOException {
        seeds("a/1.sql");
        Files.createSymbolicLink(root.resolve("db/seeds/b"), root.resolve("db/seeds/a"));
        Files.createSymbolicLink(root.resolve("db/seeds/a/loop"), root.resolve("db/seeds"));
        Files.createSymbolicLink(root.resolve("db/seeds/gone.sql"), root.resolve("nowhere"));
        SeedFiles files = discover(SeedSelection.everything());
        assertThat(files.files()).hasSize(1);
        assertThat(files.problems()).extracting(Finding::message).containsExactly("the symbolic link leads nowhere");
    }

    @Test
    void loses_no_seed_file_to_which_include_dirs_lead() {
        seeds("a.sql", "common/b.sql", "test/c.sql", "prep/d.sql");
        project.settings("include_dirs: [db/schema, db/seeds]\n");
        Project loaded = load(null);
        List<String> led = SchemaFiles.discover(loaded).seeds().stream()
                .map(f -> f.name().substring("db/seeds/".length()))
                .toList();
        assertThat(led).hasSize(4);
        List<String> found = new java.util.ArrayList<>(names(SeedFiles.discover(loaded, SeedSelection.everything())));
        found.addAll(names(SeedFiles.prep(loaded)));
        assertThat(found).containsAll(led);
    }
}
