package io.confiture.migration.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.migration.Down;
import io.confiture.migration.Layout;
import io.confiture.migration.LayoutProblem.Kind;
import io.confiture.migration.LayoutSettings;
import io.confiture.migration.MigrationSet;
import io.confiture.migration.TransactionMode;
import io.confiture.project.DownPolicy;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlxLayoutTest {

    private final Tree tree;

    SqlxLayoutTest(@TempDir Path root) {
        tree = new Tree(root);
    }

    @Test
    void reads_single_files_as_a_project_without_downs() {
        tree.files("20230101000000_create_users.sql", "20230102000000_add_bio.sql");

        MigrationSet set = tree.read();

        assertThat(set.layout()).isEqualTo(Layout.SQLX);
        assertThat(set.problems()).isEmpty();
        assertThat(Tree.ids(set)).containsExactly("20230101000000_create_users", "20230102000000_add_bio");
        assertThat(set.migrations()).allSatisfy(m -> {
            assertThat(m.down()).isInstanceOf(Down.NotApplicable.class);
            assertThat(m.up().get(0).transaction()).isEqualTo(TransactionMode.TRANSACTION);
        });
    }

    @Test
    void misses_downs_when_settings_require_them() {
        tree.files("1_a.sql").settings(LayoutSettings.defaults().withRequireDown(DownPolicy.TRUE));

        assertThat(tree.read().migrations().get(0).down()).isInstanceOf(Down.Missing.class);
    }

    @Test
    void misses_downs_when_the_names_promise_two_files() {
        tree.file("1_a.up.sql", "-- no-transaction\ncreate index concurrently i on t (a);\n")
                .files("2_b.up.sql");

        MigrationSet set = tree.read();

        assertThat(set.layout()).isEqualTo(Layout.SQLX);
        assertThat(set.migrations()).allSatisfy(m -> assertThat(m.down()).isInstanceOf(Down.Missing.class));
        assertThat(set.migrations().get(0).up().get(0).transaction()).isEqualTo(TransactionMode.NO_TRANSACTION);
        assertThat(set.migrations().get(1).up().get(0).transaction()).isEqualTo(TransactionMode.TRANSACTION);
    }

    @Test
    void tells_a_marker_that_sqlx_does_not_see() {
        tree.layout(Layout.SQLX)
                .file("1_a.sql", "\n-- no-transaction\nselect 1;\n")
                .file("2_b.sql", "\uFEFF-- no-transaction\nselect 1;\n")
                .file("3_c.sql", "select 1; -- it is here\n-- no-transaction\n");

        MigrationSet set = tree.read();

        assertThat(Tree.kinds(set)).containsExactly(Kind.BAD_MARKER, Kind.BAD_MARKER);
        assertThat(set.problems().get(0).location()).hasToString("db/migrations/1_a.sql:2:1");
        assertThat(set.migrations())
                .allSatisfy(m -> assertThat(m.up().get(0).transaction()).isEqualTo(TransactionMode.TRANSACTION));
    }

    @Test
    void reports_versions_that_stop_sqlx() {
        tree.layout(Layout.SQLX).files("1_a.sql", "0_zero.sql", "x_y.sql", "9223372036854775808_big.sql", "schema.sql");

        MigrationSet set = tree.read();

        assertThat(Tree.ids(set)).containsExactly("1_a");
        assertThat(Tree.kinds(set)).hasSize(4).containsOnly(Kind.INVALID_VERSION);
    }

    @Test
    void reports_sides_that_are_written_wrongly() {
        tree.layout(Layout.SQLX).files("1_a.sql", "2_b_up.sql", "2_b.DOWN.sql");

        assertThat(Tree.kinds(tree.read())).containsExactly(Kind.NEAR_MISS_NAME, Kind.NEAR_MISS_NAME);
    }

    @Test
    void compares_versions_as_numbers() {
        tree.layout(Layout.SQLX).files("10_c.sql", "9_b.sql", "01_a.sql", "1_d.sql");

        MigrationSet set = tree.read();

        assertThat(Tree.ids(set)).containsExactly("01_a", "1_d", "9_b", "10_c");
        assertThat(Tree.kinds(set)).containsExactly(Kind.DUPLICATE_VERSION);
    }
}
