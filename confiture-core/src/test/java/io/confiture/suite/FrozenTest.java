package io.confiture.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.migration.history.Freeze;
import io.confiture.migration.history.FreezeException;
import io.confiture.migration.history.FreezePlan;
import io.confiture.migration.layout.MigrationFiles;
import io.confiture.project.Project;
import io.confiture.project.ProjectRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was released does not change unnoticed, and the list of it changes only where somebody asked for it. */
class FrozenTest {
    private static final String ID = "migrations/chain/frozen";
    private static final String LIST = "db/migrations.frozen.yaml";

    private TestProject project;

    @BeforeEach
    void three_released_migrations(@TempDir Path temp) throws IOException {
        project = new TestProject(temp);
        for (String id : List.of("001_users", "003_orders", "005_items")) {
            String table = id.substring(4);
            project.up(id, "CREATE TABLE " + table + " (id int);\n").down(id, "DROP TABLE " + table + ";\n");
        }
        freeze(null).write();
    }

    private FreezePlan freeze(@Nullable String through, String... accepted) throws IOException {
        Project loaded = Project.load(ProjectRequest.of(project.root()));
        return new Freeze(loaded, MigrationFiles.discover(loaded)).plan(through, List.of(accepted));
    }

    private String list() throws IOException {
        return Files.readString(project.root().resolve(LIST));
    }

    private void delete(String... files) throws IOException {
        for (String file : files) {
            Files.delete(project.root().resolve("db/migrations/" + file));
        }
    }

    @Test
    void what_is_as_it_was_passes_and_needs_no_new_line() throws IOException {
        project.run(ID).passes(ID);
        assertThat(list().lines().filter(l -> l.startsWith("  - {"))).hasSize(3);
        assertThat(list())
                .startsWith("# Released migrations")
                .contains("  - {id: \"001_users\", version: \"001\", up: \"");
        assertThat(freeze(null).hasChanges()).isFalse();
    }

    @Test
    void the_checksum_is_that_of_sha256sum() throws IOException {
        // printf 'CREATE TABLE users (id int);\n' | sha256sum
        assertThat(list()).contains("up: \"537129faaa4be351bd58fa07b80cf56476785f89e597a6820328d2c49ac6ae05\"");
    }

    @Test
    void other_line_ends_and_a_mark_are_no_edit() {
        project.up("001_users", "\uFEFFCREATE TABLE users (id int);\r\n")
                .run(ID)
                .passes(ID);
    }

    @Test
    void an_edited_up_script_fails() {
        project.up("003_orders", "CREATE TABLE orders (id bigint);\n")
                .run(ID)
                .fails(
                        ID,
                        "003_orders was released, and its up script was edited since",
                        "at db/migrations/003_orders.up.sql",
                        "confiture migrate freeze --accept 003_orders");
    }

    @Test
    void an_edited_or_deleted_down_script_fails_and_one_that_is_added_does_not() throws IOException {
        project.down("003_orders", "DROP TABLE IF EXISTS orders;\n")
                .run(ID)
                .fails(ID, "its down script was edited since", "at db/migrations/003_orders.down.sql");
        delete("003_orders.down.sql");
        project.run(ID).fails(ID, "its down script was deleted since");
    }

    @Test
    void a_file_beside_it_counts_when_it_was_there() throws IOException {
        project.file("db/migrations/003_orders.verify.sql", "SELECT true;")
                .run(ID)
                .passes(ID);
        freeze(null);
        project.up("007_more", "CREATE TABLE more ();\n")
                .down("007_more", "DROP TABLE more;\n")
                .file("db/migrations/007_more.verify.sql", "SELECT true;");
        freeze(null).write();
        project.file("db/migrations/007_more.verify.sql", "SELECT 1 = 1;")
                .run(ID)
                .fails(ID, "007_more was released, and the files beside it were edited since");
    }

    @Test
    void a_renamed_migration_fails() throws IOException {
        delete("003_orders.up.sql", "003_orders.down.sql");
        project.up("003_order", "CREATE TABLE orders (id int);\n").down("003_order", "DROP TABLE orders;\n");
        String text = project.run(ID)
                .fails(
                        ID,
                        "003_orders was released, and is called 003_order since",
                        "at db/migrations/003_order.up.sql")
                .textOf(ID);
        assertThat(text).doesNotContain("was edited").doesNotContain("is new and comes before");
    }

    @Test
    void a_renumbered_migration_fails() throws IOException {
        delete("003_orders.up.sql", "003_orders.down.sql");
        project.up("009_orders", "CREATE TABLE orders (id int);\n")
                .down("009_orders", "DROP TABLE orders;\n")
                .run(ID)
                .fails(ID, "003_orders was released, and is called 009_orders since");
    }

    @Test
    void a_deleted_migration_fails_with_the_line_of_the_list() throws IOException {
        delete("003_orders.up.sql", "003_orders.down.sql");
        project.run(ID).fails(ID, "003_orders was released, and its files are gone", "at " + LIST + ":6:");
    }

    @Test
    void a_new_migration_between_released_ones_fails_and_one_behind_them_does_not() {
        project.up("006_late", "CREATE TABLE late ();\n")
                .down("006_late", "DROP TABLE late;\n")
                .run(ID)
                .passes(ID);
        project.up("004_between", "CREATE TABLE between ();\n")
                .down("004_between", "DROP TABLE between;\n")
                .run(ID)
                .fails(ID, "004_between is new and comes before 005_items, which was released");
    }

    @Test
    void the_order_is_that_of_numbers() throws IOException {
        project.up("10_ten", "CREATE TABLE ten ();\n")
                .down("10_ten", "DROP TABLE ten;\n")
                .run(ID)
                .passes(ID);
        freeze(null).write();
        project.up("9_nine", "CREATE TABLE nine ();\n")
                .down("9_nine", "DROP TABLE nine;\n")
                .run(ID)
                .fails(ID, "9_nine is new and comes before 10_ten");
    }

    @Test
    void nothing_frozen_is_skipped() throws IOException {
        Files.delete(project.root().resolve(LIST));
        project.run(ID).skips(ID, "nothing is frozen in db/migrations.frozen.yaml: confiture migrate freeze");
        project.file(LIST, "migrations:\n").run(ID).skips(ID, "nothing is frozen");
        freeze(null).write();
        project.run(ID).passes(ID);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    migrations: [            | at db/migrations.frozen.yaml:1:
                    migration: []            | db/migrations.frozen.yaml:1:1
                    migrations: [{id: a}]    | the key version is missing
                    migrations: [{id: a, version: 1, up: 12}] | db/migrations.frozen.yaml:1:38
                    migrations: [{id: a, version: 1}, {id: a, version: 1}] | a stands twice, first on line 1
                    """)
    void a_list_that_cannot_be_read_fails_with_the_place(String text, String part) {
        project.file(LIST, text).run(ID).fails(ID, part);
    }

    @Test
    void freezing_adds_lines_at_the_end_and_keeps_the_others_as_they_are() throws IOException {
        String edited = list().replace("migrations:\n", "migrations:\n  # the first release\n") + "  # 2.0\n";
        project.file(LIST, edited)
                .up("006_a", "CREATE TABLE a ();\n")
                .down("006_a", "DROP TABLE a;\n")
                .up("007_b", "CREATE TABLE b ();\n")
                .down("007_b", "DROP TABLE b;\n");
        FreezePlan plan = freeze("6");
        assertThat(plan.added()).containsExactly("006_a");
        assertThat(list()).isEqualTo(edited);
        plan.write();
        assertThat(list()).startsWith(edited).contains("006_a").doesNotContain("007_b");
        project.run(ID).passes(ID);
    }

    @Test
    void freezing_keeps_the_line_ends_of_the_list() throws IOException {
        String dos = list().replace("\n", "\r\n");
        project.file(LIST, dos).up("006_a", "CREATE TABLE a ();\n").down("006_a", "DROP TABLE a;\n");
        freeze(null).write();
        assertThat(list()).startsWith(dos).endsWith("}\r\n").contains("006_a");
    }

    @Test
    void freezing_refuses_while_something_is_not_as_released() throws IOException {
        String before = list();
        project.up("003_orders", "CREATE TABLE orders (id bigint);\n")
                .up("006_a", "CREATE TABLE a ();\n")
                .down("006_a", "DROP TABLE a;\n");
        FreezePlan plan = freeze(null);
        plan.write();
        assertThat(plan.refused()).containsExactly("003_orders was released, and its up script was edited since");
        assertThat(list()).isEqualTo(before);
    }

    @Test
    void what_is_accepted_changes_its_own_line_only() throws IOException {
        List<String> before = list().lines().toList();
        project.up("003_orders", "CREATE TABLE orders (id bigint);\n");
        freeze(null, "003_orders").write();
        List<String> after = list().lines().toList();
        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i).equals(before.get(i)))
                    .as(before.get(i))
                    .isEqualTo(!before.get(i).contains("003_"));
        }
        project.run(ID).passes(ID);
    }

    @Test
    void a_deletion_a_new_name_and_an_insertion_can_be_accepted() throws IOException {
        delete("001_users.up.sql", "001_users.down.sql", "003_orders.up.sql", "003_orders.down.sql");
        project.up("003_order", "CREATE TABLE orders (id int);\n")
                .down("003_order", "DROP TABLE orders;\n")
                .up("004_between", "CREATE TABLE x ();\n")
                .down("004_between", "DROP TABLE x;\n");
        freeze(null, "001_users", "003_orders", "004_between").write();
        assertThat(list().lines().filter(l -> l.startsWith("  - {")).map(l -> l.substring(10, 14)))
                .containsExactly("003_", "004_", "005_");
        project.run(ID).passes(ID);
    }

    @Test
    void what_does_not_exist_is_refused() {
        Assertions.assertThatThrownBy(() -> freeze("4"))
                .isInstanceOf(FreezeException.class)
                .hasMessage("--through 4: there is no such migration");
        Assertions.assertThatThrownBy(() -> freeze(null, "003_orders"))
                .hasMessage("--accept 003_orders: there is nothing to accept about it");
    }

    @Test
    void what_is_repeatable_is_never_frozen(@TempDir Path temp) throws IOException {
        project = new TestProject(temp)
                .file("db/migration/V1__a.sql", "CREATE TABLE a (id int);")
                .file("db/migration/R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT id FROM a;");
        freeze(null).write();
        assertThat(list()).contains("V1__a").doesNotContain("R__v");
        project.file("db/migration/R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT id AS x FROM a;")
                .run(ID)
                .passes(ID);
    }
}
