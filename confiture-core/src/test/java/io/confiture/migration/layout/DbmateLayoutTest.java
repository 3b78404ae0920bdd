package io.confiture.migration.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.migration.Down;
import io.confiture.migration.Layout;
import io.confiture.migration.LayoutProblem.Kind;
import io.confiture.migration.Migration;
import io.confiture.migration.MigrationSet;
import io.confiture.migration.Script;
import io.confiture.migration.TransactionMode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DbmateLayoutTest {

    private static final String BOTH = "-- migrate:up\ncreate table t (id int);\n\n-- migrate:down\ndrop table t;\n";

    private final Tree tree;

    DbmateLayoutTest(@TempDir Path root) {
        tree = new Tree(root);
    }

    @Test
    void splits_one_file_into_two_sides_and_keeps_the_places() {
        tree.file("20240101120000_create_t.sql", BOTH);

        MigrationSet set = tree.read();

        assertThat(set.layout()).isEqualTo(Layout.DBMATE);
        assertThat(set.problems()).isEmpty();
        Migration migration = set.migrations().get(0);
        assertThat(migration.id()).isEqualTo("20240101120000_create_t");
        assertThat(migration.name()).isEqualTo("create_t");
        Script up = migration.up().get(0);
        Script down = ((Down.Scripts) migration.down()).scripts().get(0);
        assertThat(up.text()).hasSameSizeAs(BOTH).contains("create table").doesNotContain("drop");
        assertThat(down.text()).hasSameSizeAs(BOTH).contains("drop table").doesNotContain("create");
        assertThat(down.text().indexOf("drop")).isEqualTo(BOTH.indexOf("drop"));
        assertThat(down.text().lines().toList().get(4)).isEqualTo("drop table t;");
        assertThat(up.transaction()).isEqualTo(TransactionMode.TRANSACTION);
    }

    @Test
    void reads_the_transaction_option_of_each_side() {
        tree.file("1_a.sql", "-- migrate:up transaction:false\nvacuum;\n-- migrate:down\nselect 1;\n");

        Migration migration = tree.read().migrations().get(0);

        assertThat(migration.up().get(0).transaction()).isEqualTo(TransactionMode.NO_TRANSACTION);
        assertThat(((Down.Scripts) migration.down()).scripts().get(0).transaction())
                .isEqualTo(TransactionMode.TRANSACTION);
    }

    @Test
    void keeps_an_empty_down_section_apart_from_a_missing_one() {
        tree.file("1_a.sql", "-- migrate:up\nselect 1;\n-- migrate:down\n")
                .file("2_b.sql", "-- migrate:up\nselect 1;\n");

        MigrationSet set = tree.read();

        assertThat(Tree.migration(set, "1_a").down()).isInstanceOf(Down.Scripts.class);
        assertThat(Tree.migration(set, "2_b").down()).isInstanceOf(Down.Missing.class);
        assertThat(Tree.only(set, Kind.BAD_MARKER).location()).hasToString("db/migrations/2_b.sql:1:1");
        assertThat(Tree.migration(set, "2_b").up().get(0).defect()).isNotNull();
    }

    @Test
    void runs_several_sections_of_one_file_in_order() {
        tree.file(
                "1_a.sql",
                "-- migrate:up\nselect 1;\n-- migrate:down\nselect -1;\n"
                        + "-- migrate:up transaction:false\nselect 2;\n-- migrate:down\nselect -2;\n");

        MigrationSet set = tree.read();

        assertThat(set.problems()).isEmpty();
        Migration migration = set.migrations().get(0);
        assertThat(migration.up())
                .extracting(script ->
                        script.text().lines().filter(l -> !l.isBlank()).toList().get(1))
                .containsExactly("select 1;", "select 2;");
        assertThat(migration.up())
                .extracting(Script::transaction)
                .containsExactly(TransactionMode.TRANSACTION, TransactionMode.NO_TRANSACTION);
        assertThat(((Down.Scripts) migration.down()).scripts()).hasSize(2);
    }

    @Test
    void reports_markers_that_dbmate_refuses() {
        tree.file("1_ok.sql", BOTH)
                .file("2_before.sql", "-- head\nselect 0;\n" + BOTH)
                .file("3_swapped.sql", "-- migrate:down\nselect 1;\n-- migrate:up\nselect 2;\n")
                .file("4_none.sql", "select 1;\n")
                .file("5_indented.sql", "  -- migrate:up\nselect 1;\n-- migrate:down\n")
                .file("6_twice.sql", "-- migrate:up\n-- migrate:down\n-- migrate:down\n");

        MigrationSet set = tree.read();

        assertThat(Tree.kinds(set)).containsOnly(Kind.BAD_MARKER);
        assertThat(set.problems().stream().map(p -> p.location().name()).distinct())
                .hasSize(5)
                .doesNotContain("db/migrations/1_ok.sql");
        assertThat(set.problems().get(0).location()).hasToString("db/migrations/2_before.sql:2:1");
        assertThat(Tree.migration(set, "1_ok").up().get(0).defect()).isNull();
        assertThat(set.migrations().stream().skip(1))
                .allSatisfy(m -> assertThat(m.up().get(0).defect()).isNotNull());
    }

    @Test
    void orders_by_file_name_as_text_and_warns_where_numbers_differ() {
        tree.file("9_a.sql", BOTH).file("10_b.sql", BOTH);

        MigrationSet set = tree.read();

        assertThat(Tree.ids(set)).containsExactly("10_b", "9_a");
        assertThat(Tree.only(set, Kind.OUT_OF_TOOL_ORDER).message()).contains("compares text");
    }

    @Test
    void reports_equal_versions_and_names_without_digits() {
        tree.file("1_a.sql", BOTH)
                .file("1_b.sql", BOTH)
                .file("x_c.sql", BOTH)
                .file("3.sql", BOTH)
                .files("README.md");

        MigrationSet set = tree.read();

        assertThat(Tree.ids(set)).containsExactly("1_a", "1_b", "3");
        assertThat(Tree.kinds(set)).containsExactly(Kind.DUPLICATE_VERSION, Kind.NEAR_MISS_NAME);
    }
}
