package io.confiture.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.confiture.project.Folder;
import io.confiture.schema.SchemaProblem.Kind;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaFilesTest {
    private Path temp;
    private Folder folder;

    @BeforeEach
    void folder(@TempDir Path temp) {
        this.temp = temp;
        folder = new Folder(temp);
    }

    private SchemaFiles discover() {
        return SchemaFiles.discover(folder.load());
    }

    @Test
    void orders_component_by_component_in_code_point_order() {
        for (String name : new String[] {"a.sql", "B.sql", "2.sql", "10_t.sql", "10_t/a.sql", "10.sql", "10/a.sql"}) {
            folder.with("db/schema/" + name);
        }

        assertThat(discover().files())
                .extracting(SchemaFile::name)
                .containsExactly(
                        "db/schema/10/a.sql",
                        "db/schema/10.sql",
                        "db/schema/10_t/a.sql",
                        "db/schema/10_t.sql",
                        "db/schema/2.sql",
                        "db/schema/B.sql",
                        "db/schema/a.sql");
    }

    @Test
    void finds_a_good_project_without_a_problem() {
        folder.with("db/schema/10_tables/a.sql");

        SchemaFiles found = discover();

        assertThat(found.problems()).isEmpty();
        assertThat(found.hasErrors()).isFalse();
        assertThat(found.isAbsent()).isFalse();
        assertThat(found.files())
                .containsExactly(
                        new SchemaFile(temp.resolve("db/schema/10_tables/a.sql"), "db/schema/10_tables/a.sql", 0));
    }

    @Test
    void says_where_it_searched_when_there_is_no_file() {
        folder.withDirectory("db/schema");

        assertThat(discover().problems())
                .extracting(SchemaProblem::kind)
                .containsExactly(Kind.EMPTY_ENTRY, Kind.NO_FILES);
        assertThat(discover().problems().get(1))
                .hasToString(
                        "db: there is no schema file (searched: db/schema); add a .sql file there, or name the directories in"
                                + " include_dirs");
        assertThat(discover().hasErrors()).isTrue();
        assertThat(discover().isAbsent()).isFalse();
    }

    @Test
    void tells_a_project_without_schema_from_an_empty_one() {
        folder.withDirectory("db/migrations");

        assertThat(discover().isAbsent()).isTrue();
        assertThat(discover().problems())
                .extracting(SchemaProblem::kind)
                .containsExactly(Kind.MISSING_DIRECTORY, Kind.NO_FILES);
    }

    private List<String> names() {
        return discover().files().stream().map(SchemaFile::name).toList();
    }

    @Test
    void honours_order_before_the_path() {
        folder.with("db/schema/10_tables/a.sql")
                .with("db/schema/20_views/a.sql")
                .with("db/schema/30_types/a.sql")
                .with(
                        "confiture.yaml",
                        "include_dirs:",
                        "  - {path: db/schema/10_tables, order: 5}",
                        "  - db/schema/20_views",
                        "  - {path: db/schema/30_types, order: -1}");

        assertThat(names())
                .containsExactly("db/schema/30_types/a.sql", "db/schema/20_views/a.sql", "db/schema/10_tables/a.sql");
    }

    @Test
    void takes_a_file_of_overlapping_entries_once_at_its_lowest_order() {
        folder.with("db/schema/a.sql")
                .with("db/schema/x/b.sql")
                .with(
                        "confiture.yaml",
                        "include_dirs:",
                        "  - path: db/schema",
                        "    include: ['**/*.sql', 'x/*', '**/b.sql']",
                        "  - {path: db/schema/x, order: -1}",
                        "  - db/schema");

        assertThat(names()).containsExactly("db/schema/x/b.sql", "db/schema/a.sql");
    }

    @Test
    void excludes_by_patterns_from_the_entrys_path() {
        folder.with("db/schema/10/a.sql")
                .with("db/schema/temp/z.sql")
                .with("db/schema/10/temp/x.sql")
                .with("db/schema/10/temp/deep/y.sql")
                .with("db/schema/old/k.sql")
                .with("db/schema/10/old/k.sql")
                .with("confiture.yaml", "include_dirs:", "  - path: db/schema", "    exclude: ['**/temp/**', 'old/*']");

        assertThat(names()).containsExactly("db/schema/10/a.sql", "db/schema/10/old/k.sql");
    }

    @Test
    void stays_in_the_directory_when_it_is_not_recursive() {
        folder.with("db/schema/a.sql")
                .with("db/schema/x/b.sql")
                .with("confiture.yaml", "include_dirs: [{path: db/schema, recursive: false}]");

        assertThat(names()).containsExactly("db/schema/a.sql");
        assertThat(discover().problems()).isEmpty();
    }

    @Test
    void leaves_hidden_files_out_and_takes_upper_case_endings() {
        folder.with("db/schema/.git/x.sql")
                .with("db/schema/.hid.sql")
                .with("db/schema/X.SQL")
                .with("db/schema/notes.md")
                .with("db/schema/y.sql.bak");

        assertThat(names()).containsExactly("db/schema/X.SQL");
    }

    @Test
    void leaves_out_what_is_never_schema_even_when_all_of_db_is_included() {
        folder.with("db/schema/a.sql")
                .with("db/migrations/001_a.up.sql")
                .with("db/seeds/common/s.sql")
                .with("db/generated/schema_local.sql")
                .with("db/environments/notes.sql")
                .with("db/archive/old.sql")
                .with("db/archived.sql")
                .with("confiture.yaml", "include_dirs: [db]", "exclude_dirs: [db/archive]");

        SchemaFiles found = discover();

        assertThat(found.files()).extracting(SchemaFile::name).containsExactly("db/archived.sql", "db/schema/a.sql");
        assertThat(found.seeds()).extracting(SchemaFile::name).containsExactly("db/seeds/common/s.sql");
        assertThat(found.problems()).isEmpty();
    }

    @Test
    void tells_seeds_by_the_settings_and_not_by_a_folder_above_the_project() {
        Path root = temp.resolve("seeds/proj");
        folder = new Folder(root)
                .with("db/schema/seeds/s.sql")
                .with("db/schema/30_seed_backend/b.sql")
                .with("db/schema/data/d.sql")
                .with("confiture.yaml", "seed: {directories: [db/schema/data]}");

        SchemaFiles found = discover();

        assertThat(found.files())
                .extracting(SchemaFile::name)
                .containsExactly("db/schema/30_seed_backend/b.sql", "db/schema/seeds/s.sql");
        assertThat(found.seeds()).extracting(SchemaFile::name).containsExactly("db/schema/data/d.sql");
    }

    @Test
    void takes_the_seed_directories_that_the_original_lists_as_seeds() {
        folder.with("db/schema/a.sql")
                .with("db/seeds/common/s.sql")
                .with("confiture.yaml", "include_dirs: [db/schema, db/seeds/common]");

        SchemaFiles found = discover();

        assertThat(found.files()).extracting(SchemaFile::name).containsExactly("db/schema/a.sql");
        assertThat(found.seeds()).hasSize(1);
        assertThat(found.hasErrors()).isFalse();
        assertThat(found.problems()).extracting(SchemaProblem::kind).containsExactly(Kind.SEEDS_ONLY);
    }

    @Test
    void keeps_the_schema_when_migrations_lie_above_it() {
        folder.with("db/schema/a.sql").with("db/001_a.up.sql").with("confiture.yaml", "migration: {directory: db}");

        assertThat(names()).containsExactly("db/schema/a.sql");
    }

    @Test
    void reports_missing_directories_where_they_are_named() {
        folder.with("db/schema/a.sql")
                .with(
                        "confiture.yaml",
                        "include_dirs:",
                        "  - db/schema",
                        "  - db/gone",
                        "  - {path: db/later}",
                        "  - {path: db/must, auto_discover: false}",
                        "  - db/schema/a.sql",
                        "exclude_dirs: [db/nothing]");

        SchemaFiles found = discover();

        assertThat(found.hasErrors()).isTrue();
        assertThat(found.problems())
                .extracting(problem -> problem.kind() + " " + problem.location())
                .containsExactly(
                        "MISSING_DIRECTORY confiture.yaml:3:5",
                        "SKIPPED_DIRECTORY confiture.yaml:4:5",
                        "MISSING_DIRECTORY confiture.yaml:5:5",
                        "MISSING_DIRECTORY db/schema/a.sql",
                        "MISSING_EXCLUDED_DIRECTORY db/nothing");
    }

    @Test
    void reports_an_entry_that_brings_nothing() {
        folder.with("db/schema/a.sql")
                .with("db/more/readme.txt")
                .with("confiture.yaml", "include_dirs: [db/schema, db/more]");

        assertThat(discover().problems()).extracting(SchemaProblem::kind).containsExactly(Kind.EMPTY_ENTRY);
    }

    @Test
    void reports_an_empty_list_of_directories() {
        folder.with("db/schema/a.sql").with("confiture.yaml", "include_dirs: []");

        assertThat(discover().problems())
                .singleElement()
                .asString()
                .contains("there is no schema file (include_dirs is empty)");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void reports_a_directory_called_like_a_file(boolean recursive) {
        folder.with("db/schema/a.sql")
                .with("db/schema/d.sql/b.sql")
                .with("confiture.yaml", "include_dirs: [{path: db/schema, recursive: " + recursive + "}]");

        assertThat(discover().problems())
                .singleElement()
                .asString()
                .startsWith("db/schema/d.sql: a directory is called like a schema file");
        assertThat(names()).hasSize(recursive ? 2 : 1);
    }

    @Test
    void reports_links_that_lead_nowhere() throws IOException {
        folder.with("db/schema/a.sql");
        link("db/schema/b.sql", "nowhere.sql");
        link("db/schema/c.sql", "c.sql");
        link("db/schema/notes", "nowhere");

        assertThat(discover().problems())
                .extracting(problem -> problem.kind() + " " + problem.location())
                .containsExactlyInAnyOrder("UNREADABLE db/schema/b.sql", "UNREADABLE db/schema/c.sql");
    }

    @Test
    void follows_links_once_and_never_in_a_circle() throws IOException {
        folder.with("db/schema/10_a/a.sql").with("shared/types.sql");
        link("db/schema/00_types.sql", "../../shared/types.sql");
        link("db/schema/20_again", "10_a");
        link("db/schema/10_a/loop", "..");
        link("db/schema/99_shared", "../../shared");

        SchemaFiles found = discover();

        assertThat(found.files())
                .extracting(SchemaFile::name)
                .containsExactly("db/schema/00_types.sql", "db/schema/10_a/a.sql");
        assertThat(found.problems()).isEmpty();
    }

    @Test
    void lets_no_link_smuggle_migrations_in() throws IOException {
        folder.with("db/schema/a.sql").with("db/migrations/001_a.up.sql");
        link("db/schema/more", "../migrations");
        link("db/schema/b.sql", "../migrations/001_a.up.sql");

        assertThat(names()).containsExactly("db/schema/a.sql");
    }

    private void link(String name, String target) throws IOException {
        try {
            Files.createSymbolicLink(temp.resolve(name), Path.of(target));
        } catch (UnsupportedOperationException | FileSystemException e) {
            assumeTrue(false, "this file system or user makes no symbolic links: " + e);
        }
    }

    @Test
    void reports_a_file_that_may_not_be_read() {
        folder.with("db/schema/a.sql").with("db/schema/b.sql");
        assumeTrue(temp.resolve("db/schema/b.sql").toFile().setReadable(false), "the file system has no such right");
        assumeFalse(Files.isReadable(temp.resolve("db/schema/b.sql")), "this user may read everything");

        assertThat(discover().problems())
                .extracting(problem -> problem.kind() + " " + problem.location())
                .containsExactly("UNREADABLE db/schema/b.sql");
    }

    @Test
    void finds_files_outside_of_the_project_by_their_relative_name() {
        folder = new Folder(temp.resolve("app")).with("db/schema/a.sql").with("../shared/b.sql");
        folder.with("confiture.yaml", "include_dirs: [db/schema, ../shared]");

        assertThat(names()).containsExactly("../shared/b.sql", "db/schema/a.sql");
    }
}
