package io.confiture.migration.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.migration.Down;
import io.confiture.migration.LayoutProblem.Kind;
import io.confiture.migration.MigrationSet;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IrreversibleTest {

    private final Tree tree;

    IrreversibleTest(@TempDir Path root) {
        tree = new Tree(root);
    }

    @Test
    void reads_the_reason_from_the_up_file() {
        tree.file("001_a.up.sql", "drop table old;\n\n-- confiture:irreversible the rows are gone\n");

        MigrationSet set = tree.read();

        assertThat(set.problems()).isEmpty();
        assertThat(set.migrations().get(0).down()).isInstanceOfSatisfying(Down.DeclaredIrreversible.class, down -> {
            assertThat(down.reason()).isEqualTo("the rows are gone");
            assertThat(down.location()).hasToString("db/migrations/001_a.up.sql:3:1");
        });
    }

    @Test
    void reads_the_reason_from_a_down_file_that_refuses_on_purpose() {
        tree.files("001_a.up.sql")
                .file(
                        "001_a.down.sql",
                        "/* confiture:irreversible: no backup */\ndo $$ begin raise exception 'no'; end $$;\n");

        assertThat(tree.read().migrations().get(0).down())
                .isInstanceOfSatisfying(Down.DeclaredIrreversible.class, down -> assertThat(down.reason())
                        .isEqualTo("no backup"));
    }

    @Test
    void says_that_a_down_script_is_not_run_when_the_up_script_declares() {
        tree.file("001_a.up.sql", "-- confiture:irreversible data\nselect 1;\n").files("001_a.down.sql");

        assertThat(Tree.only(tree.read(), Kind.NOT_CHECKED).location().name()).endsWith("001_a.down.sql");
    }

    @Test
    void asks_for_a_reason() {
        tree.file("001_a.up.sql", "select 1;\n-- confiture:irreversible\n");

        MigrationSet set = tree.read();

        assertThat(Tree.only(set, Kind.MISSING_REASON).location()).hasToString("db/migrations/001_a.up.sql:2:1");
        assertThat(set.migrations().get(0).down()).isInstanceOf(Down.DeclaredIrreversible.class);
    }

    @Test
    void does_not_take_data_and_bodies_for_declarations() {
        tree.file(
                "001_a.up.sql",
                "insert into t values ('-- confiture:irreversible x');\n"
                        + "do $$ begin -- confiture:irreversible y\n end $$;\n");

        MigrationSet set = tree.read();

        assertThat(set.migrations().get(0).down()).isInstanceOf(Down.Missing.class);
        assertThat(set.problems()).isEmpty();
    }

    @Test
    void reports_declarations_that_do_not_count() {
        tree.file(
                "001_a.up.sql",
                "select -- confiture:irreversible inside\n 1;\n-- confiture:irreversibleness is wrong\n");

        MigrationSet set = tree.read();

        assertThat(Tree.kinds(set)).containsExactly(Kind.BAD_MARKER, Kind.BAD_MARKER);
        assertThat(set.migrations().get(0).down()).isInstanceOf(Down.Missing.class);
    }

    @Test
    void does_not_make_the_other_migrations_miss_their_downs() {
        tree.file("V1__a.sql", "-- confiture:irreversible data\nselect 1;\n").files("V2__b.sql", "R__v.sql");

        MigrationSet set = tree.read();

        assertThat(Tree.migration(set, "V1__a").down()).isInstanceOf(Down.DeclaredIrreversible.class);
        assertThat(Tree.migration(set, "V2__b").down()).isInstanceOf(Down.NotApplicable.class);
    }

    @Test
    void reads_comments_at_the_head_of_files_with_two_sections() {
        tree.file("1_a.sql", "-- confiture:irreversible data\n-- +goose Up\nselect 1;\n-- +goose Down\nselect 2;\n");
        assertThat(tree.read().migrations().get(0).down()).isInstanceOf(Down.DeclaredIrreversible.class);
    }
}
