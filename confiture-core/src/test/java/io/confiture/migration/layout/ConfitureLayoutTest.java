package io.confiture.migration.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.migration.Down;
import io.confiture.migration.Layout;
import io.confiture.migration.LayoutProblem;
import io.confiture.migration.LayoutProblem.Kind;
import io.confiture.migration.Migration;
import io.confiture.migration.MigrationSet;
import io.confiture.migration.Side;
import io.confiture.migration.TransactionMode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfitureLayoutTest {

    private final Tree tree;

    ConfitureLayoutTest(@TempDir Path root) {
        tree = new Tree(root);
    }

    @Test
    void reads_a_clean_project_without_a_word() {
        tree.file("001_create_users.up.sql", "create table users (id int);\n")
                .file("001_create_users.down.sql", "drop table users;\n")
                .files("002_add_bio.up.sql", "002_add_bio.down.sql");

        MigrationSet set = tree.read();

        assertThat(set.layout()).isEqualTo(Layout.CONFITURE);
        assertThat(set.problems()).isEmpty();
        assertThat(Tree.ids(set)).containsExactly("001_create_users", "002_add_bio");
        Migration first = Tree.migration(set, "001_create_users");
        assertThat(first.version()).isEqualTo("001");
        assertThat(first.name()).isEqualTo("create_users");
        assertThat(first.up()).singleElement().satisfies(script -> {
            assertThat(script.name()).isEqualTo("db/migrations/001_create_users.up.sql");
            assertThat(script.side()).isEqualTo(Side.UP);
            assertThat(script.transaction()).isEqualTo(TransactionMode.AUTO);
            assertThat(script.text()).isEqualTo("create table users (id int);\n");
        });
        assertThat(first.down()).isInstanceOfSatisfying(Down.Scripts.class, down -> assertThat(down.scripts())
                .singleElement()
                .satisfies(script -> assertThat(script.side()).isEqualTo(Side.DOWN)));
    }

    @Test
    void compares_versions_as_numbers_and_tells_that_the_original_did_not() {
        tree.files("1_a.up.sql", "2_b.up.sql", "9_c.up.sql", "10_d.up.sql");

        MigrationSet set = tree.read();

        assertThat(Tree.ids(set)).containsExactly("1_a", "2_b", "9_c", "10_d");
        LayoutProblem order = Tree.only(set, Kind.OUT_OF_TOOL_ORDER);
        assertThat(order.message())
                .contains("10_d.up.sql")
                .contains("9_c.up.sql")
                .contains("as text");
    }

    @Test
    void takes_1_and_01_for_the_same_version() {
        tree.files("1_a.up.sql", "1_a.down.sql", "01_b.up.sql", "01_b.down.sql");

        MigrationSet set = tree.read();

        LayoutProblem duplicate = Tree.only(set, Kind.DUPLICATE_VERSION);
        assertThat(duplicate.message())
                .contains("01_b.up.sql")
                .contains("1_a.up.sql")
                .contains("01 equals 1");
        assertThat(set.migrations()).allSatisfy(m -> assertThat(m.down()).isInstanceOf(Down.Scripts.class));
    }

    @Test
    void reports_two_migrations_of_one_version_and_keeps_both_with_their_own_downs() {
        tree.files("003_e1.up.sql", "003_e1.down.sql", "003_e2.up.sql", "003_e2.down.sql");

        MigrationSet set = tree.read();

        assertThat(Tree.only(set, Kind.DUPLICATE_VERSION).message())
                .contains("003_e1")
                .contains("003_e2");
        assertThat(Tree.ids(set)).containsExactly("003_e1", "003_e2");
        assertThat(Tree.kinds(set)).containsOnly(Kind.DUPLICATE_VERSION);
        for (Migration migration : set.migrations()) {
            Down.Scripts down = (Down.Scripts) migration.down();
            assertThat(down.scripts().get(0).name()).contains(migration.id());
        }
    }

    @Test
    void allows_dashes_in_versions() {
        tree.files("2026-02-05_b.up.sql", "2026-02-05_b.down.sql", "2025-12-31_a.up.sql", "2025-12-31_a.down.sql");

        MigrationSet set = tree.read();

        assertThat(set.problems()).isEmpty();
        assertThat(Tree.ids(set)).containsExactly("2025-12-31_a", "2026-02-05_b");
        assertThat(set.migrations().get(1).version()).isEqualTo("2026-02-05");
    }

    @Test
    void pairs_by_version_and_says_so_when_the_names_differ() {
        tree.files("003_add_bio.up.sql", "003_drop_bio.down.sql");

        MigrationSet set = tree.read();

        assertThat(set.migrations().get(0).down()).isInstanceOf(Down.Scripts.class);
        assertThat(Tree.only(set, Kind.NAMES_DIFFER).message())
                .contains("003_drop_bio.down.sql")
                .contains("003_add_bio.up.sql");
    }

    @Test
    void tells_a_missing_down_even_when_all_are_missing() {
        tree.files("001_a.up.sql", "002_b.up.sql");

        assertThat(tree.read().migrations())
                .allSatisfy(m -> assertThat(m.down()).isInstanceOf(Down.Missing.class));
    }

    @Test
    void reports_a_down_without_an_up() {
        tree.files("001_a.up.sql", "001_a.down.sql", "002_b.down.sql");

        MigrationSet set = tree.read();

        assertThat(Tree.only(set, Kind.ORPHAN_DOWN).location().name()).isEqualTo("db/migrations/002_b.down.sql");
        assertThat(Tree.ids(set)).containsExactly("001_a");
    }

    @Test
    void reports_nearly_right_names_and_proposes_the_right_one() {
        tree.files("001_a.up.sql", "001_a.down.sql", "002_b_up.sql", "003_c.sql", "004_d.UP.SQL", "005_e.up.sql.bak");

        MigrationSet set = tree.read();

        assertThat(Tree.ids(set)).containsExactly("001_a");
        assertThat(set.problems()).hasSize(4).allSatisfy(p -> assertThat(p.kind())
                .isEqualTo(Kind.NEAR_MISS_NAME));
        assertThat(set.problems())
                .extracting(LayoutProblem::suggestion)
                .element(0)
                .isEqualTo("rename it to 002_b.up.sql");
        assertThat(set.problems())
                .extracting(LayoutProblem::suggestion)
                .element(1)
                .isEqualTo("rename it to 003_c.up.sql or 003_c.down.sql");
        assertThat(set.problems())
                .extracting(LayoutProblem::suggestion)
                .element(2)
                .isEqualTo("rename it to 004_d.up.sql");
    }

    @Test
    void reports_names_without_a_usable_version() {
        tree.files("001_a.up.sql", "001_a.down.sql", "users.up.sql", "add_users.up.sql", "_x.up.sql");

        assertThat(Tree.kinds(tree.read()))
                .containsExactly(Kind.INVALID_VERSION, Kind.INVALID_VERSION, Kind.INVALID_VERSION);
    }

    @Test
    void keeps_python_steps_in_the_chain_as_not_checked() {
        tree.files("001_a.up.sql", "001_a.down.sql", "002_fill.py", "003_c.up.sql", "003_c.down.sql", "__init__.py");

        MigrationSet set = tree.read();

        assertThat(Tree.ids(set)).containsExactly("001_a", "002_fill.py", "003_c");
        Migration step = Tree.migration(set, "002_fill.py");
        assertThat(step.isSql()).isFalse();
        assertThat(step.down()).isEqualTo(new Down.NotSql("Python code"));
        assertThat(Tree.kinds(set)).containsExactly(Kind.NOT_SQL);
    }

    @Test
    void does_not_lose_the_sql_down_of_a_python_step() {
        tree.files("001_a.py", "001_a.down.sql", "002_b.up.sql", "002_b.down.sql");

        MigrationSet set = tree.read();

        assertThat(Tree.only(set, Kind.NOT_CHECKED).message())
                .contains("001_a.down.sql")
                .contains("001_a.py");
    }

    @Test
    void ignores_files_that_are_no_migrations() {
        tree.files("001_a.up.sql", "001_a.down.sql", "README.md", ".keep", "embed.go", "schema.rb", "atlas.sum");

        MigrationSet set = tree.read();

        assertThat(set.problems()).isEmpty();
        assertThat(set.migrations()).hasSize(1);
    }

    @Test
    void notes_verification_queries_as_not_checked() {
        tree.files("001_a.up.sql", "001_a.down.sql", "001_a.verify.sql");

        assertThat(Tree.kinds(tree.read())).containsExactly(Kind.NOT_CHECKED);
    }

    @Test
    void reports_subdirectories_that_hold_sql() {
        tree.files("001_a.up.sql", "001_a.down.sql", "old/000_x.up.sql", "docs/notes.txt");

        assertThat(Tree.only(tree.read(), Kind.IGNORED_DIRECTORY).message()).contains("db/migrations/old");
    }

    @Test
    void keeps_the_place_of_a_file_that_is_not_utf8() {
        tree.files("001_a.up.sql", "001_a.down.sql")
                .bytes("002_b.up.sql", new byte[] {'s', 'e', 'l', '\n', ' ', (byte) 0xE9, ' ', ';'})
                .files("002_b.down.sql");

        MigrationSet set = tree.read();

        LayoutProblem problem = Tree.only(set, Kind.UNREADABLE);
        assertThat(problem.location()).hasToString("db/migrations/002_b.up.sql:2:2");
        assertThat(Tree.migration(set, "002_b").up().get(0).defect()).isEqualTo(problem);
        assertThat(Tree.migration(set, "001_a").up().get(0).defect()).isNull();
    }

    @Test
    void accepts_a_file_of_only_comments() {
        tree.file("001_a.up.sql", "-- nothing yet\n").file("001_a.down.sql", "");

        MigrationSet set = tree.read();

        assertThat(set.problems()).isEmpty();
        assertThat(set.migrations().get(0).down()).isInstanceOf(Down.Scripts.class);
    }
}
