package io.confiture.migration.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.migration.Down;
import io.confiture.migration.Layout;
import io.confiture.migration.LayoutProblem.Kind;
import io.confiture.migration.MigrationSet;
import io.confiture.migration.TransactionMode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GolangMigrateLayoutTest {

    private final Tree tree;

    GolangMigrateLayoutTest(@TempDir Path root) {
        tree = new Tree(root).layout(Layout.GOLANG_MIGRATE);
    }

    @Test
    void orders_by_number_and_pairs_by_version() {
        tree.files(
                "000001_init.up.sql",
                "000001_init.down.sql",
                "9_nine.up.sql",
                "9_nine.down.sql",
                "000010_ten.up.sql",
                "000010_ten.down.sql",
                "1500360784_ts.up.sql",
                "1500360784_ts.down.sql",
                "embed.go",
                "migrations_test.go");

        MigrationSet set = tree.read();

        assertThat(set.layout()).isEqualTo(Layout.GOLANG_MIGRATE);
        assertThat(set.problems()).isEmpty();
        assertThat(Tree.ids(set)).containsExactly("000001_init", "9_nine", "000010_ten", "1500360784_ts");
        assertThat(set.migrations()).allSatisfy(m -> {
            assertThat(m.down()).isInstanceOf(Down.Scripts.class);
            assertThat(m.up().get(0).transaction()).isEqualTo(TransactionMode.AUTO);
        });
    }

    @Test
    void reports_versions_that_the_tool_passes_over() {
        tree.files(
                "2026-02-05_x.up.sql",
                "v1_y.up.sql",
                "18446744073709551616_big.up.sql",
                "18446744073709551615_ok.up.sql");

        MigrationSet set = tree.read();

        assertThat(Tree.ids(set)).containsExactly("18446744073709551615_ok");
        assertThat(Tree.kinds(set)).containsExactly(Kind.INVALID_VERSION, Kind.INVALID_VERSION, Kind.INVALID_VERSION);
    }

    @Test
    void reports_equal_numbers() {
        tree.files("1_a.up.sql", "001_b.up.sql");

        assertThat(Tree.only(tree.read(), Kind.DUPLICATE_VERSION).message()).contains("refuses to start");
    }

    @Test
    void reports_a_second_down_of_one_version() {
        tree.files("1_a.up.sql", "1_a.down.sql", "1_b.down.sql");

        MigrationSet set = tree.read();

        assertThat(Tree.only(set, Kind.DUPLICATE_VERSION).location().name()).endsWith("1_b.down.sql");
        assertThat(Tree.kinds(set)).hasSize(1);
    }

    @Test
    void misses_downs_even_when_there_is_none() {
        tree.files("1_a.up.sql");

        assertThat(tree.read().migrations().get(0).down()).isInstanceOf(Down.Missing.class);
    }
}
