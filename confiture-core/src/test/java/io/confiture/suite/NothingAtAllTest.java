package io.confiture.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.suite.CheckResult.Word;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing to look at is never green. */
class NothingAtAllTest {

    private Path temp;

    @BeforeEach
    void a_folder(@TempDir Path folder) {
        temp = folder;
    }

    @Test
    void an_empty_folder() throws IOException {
        Files.createDirectories(temp.resolve("db"));
        Results.of(temp.resolve("db")).fails("not-empty", "db has neither schema files nor migrations");
    }

    @Test
    void a_missing_folder() {
        red(Results.of(temp.resolve("db")), "db");
    }

    @Test
    void a_folder_with_only_settings() {
        new TestProject(temp)
                .file("db/environments/local.yaml", "name: local\n")
                .run()
                .fails("not-empty", "neither schema files nor migrations");
    }

    @Test
    void a_folder_of_migrations_without_any() throws IOException {
        Files.createDirectories(temp.resolve("db/migrations"));
        nothingIsSaidOfMigrations(new TestProject(temp).schema("a.sql", "CREATE TABLE a ();"));
    }

    @Test
    void migrations_of_two_layouts_of_which_none_is_read() {
        nothingIsSaidOfMigrations(new TestProject(temp)
                .schema("a.sql", "CREATE TABLE a ();")
                .file("db/migrations/V1__a.sql", "CREATE TABLE a ();")
                .up("002_b", "CREATE TABLE b ();")
                .down("002_b", "DROP TABLE b;"));
    }

    private static void nothingIsSaidOfMigrations(TestProject project) {
        Results results = project.run();
        results.fails("migrations/chain/files", "db/migrations");
        for (String check : List.of("versions", "partners", "result-equals-schema")) {
            results.aborts("migrations/chain/" + check, "no migration was read");
        }
    }

    @Test
    void settings_with_an_unknown_key() {
        new TestProject(temp)
                .settings("migration:\n  statement_timout: 3s\n")
                .schema("a.sql", "SELECT 1;")
                .run()
                .fails("settings", "statement_timout", "statement_timeout", "confiture.yaml:2");
    }

    @Test
    void include_dirs_that_match_nothing() {
        new TestProject(temp)
                .settings("include_dirs:\n  - path: db/schema\n    include: ['*.ddl']\n")
                .schema("a.sql", "SELECT 1;")
                .run()
                .fails("schema/files", "*.ddl", "db/schema");
    }

    @Test
    void include_dirs_that_are_not_there() {
        new TestProject(temp)
                .settings("include_dirs:\n  - db/shcema\n")
                .schema("a.sql", "SELECT 1;")
                .run()
                .fails("schema/files", "db/shcema", "does not exist", "confiture.yaml:2");
    }

    @Test
    void a_migrations_directory_that_is_not_there() {
        new TestProject(temp)
                .settings("migration:\n  directory: db/migratoins\n")
                .schema("a.sql", "SELECT 1;")
                .run()
                .fails("migrations/chain/files", "db/migratoins");
    }

    @Test
    void an_environment_that_is_not_there() throws IOException {
        Files.createDirectories(temp.resolve("db/schema"));
        try (Suite suite = Suite.open(new SuiteRequest(temp.resolve("db"), "prodution", java.util.Map.of()))) {
            assertThat(new CheckRun(suite.root()).run(r -> {}))
                    .anySatisfy(r -> assertThat(r.word()).isEqualTo(Word.FAILED));
        }
    }

    private static void red(Results results, String part) {
        assertThat(results.byId().values()).as(results::toString).anyMatch(r -> r.word() == Word.FAILED);
        assertThat(results.toString()).contains(part);
    }
}
