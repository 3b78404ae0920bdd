package io.confiture.migration.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.confiture.migration.Layout;
import io.confiture.migration.LayoutProblem;
import io.confiture.migration.LayoutProblem.Kind;
import io.confiture.migration.LayoutSettings;
import io.confiture.migration.MigrationSet;
import io.confiture.project.Project;
import io.confiture.project.ProjectRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationFilesTest {

    private final Path root;
    private final Tree tree;

    MigrationFilesTest(@TempDir Path root) {
        this.root = root;
        this.tree = new Tree(root);
    }

    @Test
    void reports_a_directory_that_does_not_exist() {
        MigrationSet set = tree.read();

        assertThat(set.migrations()).isEmpty();
        assertThat(Tree.only(set, Kind.NO_DIRECTORY).message()).contains("db/migrations does not exist");
    }

    @Test
    void names_the_root_itself_by_a_dot() {
        MigrationSet set = MigrationFiles.discover(root, root, LayoutSettings.defaults());

        assertThat(Tree.only(set, Kind.EMPTY_DIRECTORY).message()).isEqualTo(". holds no migrations");
    }

    @Test
    void reports_a_file_in_place_of_the_directory() throws IOException {
        Files.createDirectories(root.resolve("db"));
        Files.writeString(root.resolve("db/migrations"), "");

        assertThat(Tree.only(tree.read(), Kind.NO_DIRECTORY).message()).contains("is not a directory");
    }

    @Test
    void reports_a_directory_without_migrations_with_and_without_a_named_layout() {
        tree.files("README.md", ".keep");
        assertThat(Tree.kinds(tree.read())).containsExactly(Kind.EMPTY_DIRECTORY);

        for (Layout layout : Layout.values()) {
            MigrationSet set = tree.layout(layout).read();
            assertThat(Tree.kinds(set)).containsExactly(Kind.EMPTY_DIRECTORY);
            assertThat(set.layout()).isEqualTo(layout);
        }
    }

    @Test
    void lists_the_files_of_a_mixture_by_layout_and_reads_none() {
        tree.files("V1__a.sql", "002_b.up.sql", "002_b.down.sql", "d/up.sql")
                .file("003_c.sql", "-- +goose Up\nselect 1;\n")
                .file("004_d.sql", "-- migrate:up\nselect 1;\n-- migrate:down\n");

        MigrationSet set = tree.read();

        assertThat(set.migrations()).isEmpty();
        assertThat(Tree.kinds(set)).containsExactly(Kind.MIXED_LAYOUTS);
        assertThat(set.problems().get(0).message())
                .contains("Confiture: 002_b.down.sql, 002_b.up.sql")
                .contains("Flyway: V1__a.sql")
                .contains("goose: 003_c.sql")
                .contains("dbmate: 004_d.sql")
                .contains("Diesel: d");
    }

    @Test
    void reads_a_mixture_when_settings_name_the_layout_and_reports_the_rest() {
        tree.files("V1__a.sql", "002_b.up.sql", "002_b.down.sql").layout(Layout.FLYWAY);

        MigrationSet set = tree.read();

        assertThat(Tree.ids(set)).containsExactly("V1__a");
        assertThat(Tree.kinds(set)).containsExactly(Kind.NEAR_MISS_NAME, Kind.NEAR_MISS_NAME);
    }

    @Test
    void reports_plain_files_beside_marked_ones_instead_of_dropping_them() {
        tree.file("1_a.sql", "-- +goose Up\nselect 1;\n").files("2_b.sql");

        MigrationSet set = tree.read();

        assertThat(set.layout()).isEqualTo(Layout.GOOSE);
        assertThat(Tree.kinds(set)).contains(Kind.BAD_MARKER);
    }

    @Test
    void tells_the_layout_from_nearly_right_names_when_there_is_nothing_better() {
        tree.files("001_a_up.sql", "001_a_down.sql");

        MigrationSet set = tree.read();

        assertThat(set.layout()).isEqualTo(Layout.CONFITURE);
        assertThat(Tree.kinds(set)).containsExactly(Kind.NEAR_MISS_NAME, Kind.NEAR_MISS_NAME);
    }

    @Test
    void keeps_the_rest_when_a_file_is_a_dangling_link() throws IOException {
        tree.files("001_a.up.sql", "001_a.down.sql", "002_b.down.sql");
        Files.createSymbolicLink(tree.directory().resolve("002_b.up.sql"), root.resolve("nowhere"));

        MigrationSet set = tree.read();

        LayoutProblem problem = Tree.only(set, Kind.UNREADABLE);
        assertThat(problem.message()).contains("002_b.up.sql").contains("does not exist");
        assertThat(Tree.ids(set)).containsExactly("001_a", "002_b");
        assertThat(Tree.migration(set, "002_b").up().get(0).defect()).isEqualTo(problem);
    }

    @Test
    void reports_a_directory_that_must_not_be_listed() throws IOException {
        tree.files("001_a.up.sql");
        Files.setPosixFilePermissions(tree.directory(), PosixFilePermissions.fromString("---------"));
        try {
            assumeThat(Files.isReadable(tree.directory()))
                    .as("permissions do not bind this user (root)")
                    .isFalse();
            assertThat(Tree.kinds(tree.read())).containsExactly(Kind.UNREADABLE);
        } finally {
            Files.setPosixFilePermissions(tree.directory(), PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void refuses_files_that_another_tool_would_divide() {
        tree.file("1_a.sql", "-- +migrate Up\ncreate table t ();\n-- +migrate Down\ndrop table t;\n")
                .file("2_b.sql", "--liquibase formatted sql\nselect 1;\n")
                .file("3_c.sql", "select '-- +migrate Down';\n");

        MigrationSet set = tree.read();

        assertThat(Tree.kinds(set)).containsExactly(Kind.BAD_MARKER, Kind.BAD_MARKER);
        assertThat(set.problems().get(0).message()).contains("1_a.sql").contains("sql-migrate");
        assertThat(Tree.migration(set, "1_a").up().get(0).defect()).isNotNull();
        assertThat(Tree.migration(set, "3_c").up().get(0).defect()).isNull();
    }

    @Test
    void gives_each_migration_an_id_of_its_own() {
        tree.layout(Layout.SQLX).files("1_a.sql", "1_a.up.sql");

        MigrationSet set = tree.read();

        assertThat(Tree.ids(set)).doesNotHaveDuplicates().hasSize(2).contains("1_a");
        assertThat(Tree.kinds(set)).contains(Kind.DUPLICATE_VERSION);
    }

    @Test
    void never_prints_values_of_placeholders() {
        tree.file("V1__a.sql", "alter role app password '${secret}';\n").placeholders(Map.of("secret", "hunter2"));

        MigrationSet set = tree.read();

        assertThat(set.migrations().get(0).up().get(0).text()).contains("hunter2");
        assertThat(set.toString()).doesNotContain("hunter2");
        assertThat(LayoutSettings.defaults()
                        .withPlaceholders(Map.of("secret", "hunter2"))
                        .toString())
                .contains("secret")
                .doesNotContain("hunter2");
    }

    @Test
    void takes_directory_layout_and_placeholders_from_the_project() throws IOException {
        tree.file("x/V1__a.sql", "create schema ${app};\n").files("x/2_b.up.sql");
        Files.writeString(
                root.resolve("confiture.yaml"),
                "migration:\n  directory: db/migrations/x\n  layout: flyway\n  placeholders:\n    app: shop\n");

        MigrationSet set = MigrationFiles.discover(Project.load(ProjectRequest.of(root)));

        assertThat(set.layout()).isEqualTo(Layout.FLYWAY);
        assertThat(set.migrations().get(0).up().get(0).text()).isEqualTo("create schema shop;\n");
        assertThat(set.migrations().get(0).location()).hasToString("db/migrations/x/V1__a.sql");
    }
}
