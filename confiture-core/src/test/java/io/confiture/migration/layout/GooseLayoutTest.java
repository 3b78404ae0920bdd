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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GooseLayoutTest {

    private static final String BOTH =
            "-- +goose Up\n-- +goose StatementBegin\ncreate table t (id int);\n-- +goose StatementEnd\n\n"
                    + "-- +goose Down\ndrop table t;\n";

    private final Tree tree;

    GooseLayoutTest(@TempDir Path root) {
        tree = new Tree(root);
    }

    @Test
    void splits_one_file_into_two_sides_and_keeps_the_places() {
        tree.file("00001_create_t.sql", BOTH);

        MigrationSet set = tree.read();

        assertThat(set.layout()).isEqualTo(Layout.GOOSE);
        assertThat(set.problems()).isEmpty();
        Script down = down(set.migrations().get(0));
        assertThat(set.migrations().get(0).up().get(0).text())
                .contains("create")
                .doesNotContain("drop");
        assertThat(down.text()).hasSameSizeAs(BOTH).doesNotContain("create");
        assertThat(down.text().lines().toList().get(6)).isEqualTo("drop table t;");
        assertThat(down.transaction()).isEqualTo(TransactionMode.TRANSACTION);
    }

    @Test
    void reads_annotations_in_any_case_and_no_transaction_for_both_sides() {
        tree.file("1_a.sql", "-- +goose NO TRANSACTION\n--+goose up\nvacuum;\n--  +goose  DOWN\nselect 1;\n");

        MigrationSet set = tree.read();

        assertThat(set.problems()).isEmpty();
        Migration migration = set.migrations().get(0);
        assertThat(migration.up().get(0).transaction()).isEqualTo(TransactionMode.NO_TRANSACTION);
        assertThat(down(migration).transaction()).isEqualTo(TransactionMode.NO_TRANSACTION);
    }

    @Test
    void tells_absent_downs_by_what_the_project_does() {
        tree.file("1_a.sql", "-- +goose Up\nselect 1;\n");
        assertThat(tree.read().migrations().get(0).down()).isInstanceOf(Down.NotApplicable.class);

        tree.file("2_b.sql", "-- +goose Up\nselect 1;\n-- +goose Down\n");
        MigrationSet set = tree.read();
        assertThat(Tree.migration(set, "1_a").down()).isInstanceOf(Down.Missing.class);
        assertThat(Tree.migration(set, "2_b").down()).isInstanceOf(Down.Scripts.class);
    }

    @Test
    void orders_by_number_with_go_steps_in_their_place() {
        tree.file("00002_b.sql", BOTH)
                .file("10_d.sql", BOTH)
                .file("001_a.sql", BOTH)
                .files("00003_fill.go", "helpers.go", "00003_fill_test.go");

        MigrationSet set = tree.read();

        assertThat(Tree.ids(set)).containsExactly("001_a", "00002_b", "00003_fill.go", "10_d");
        assertThat(Tree.migration(set, "00003_fill.go").down()).isEqualTo(new Down.NotSql("Go code"));
        assertThat(Tree.kinds(set)).containsExactly(Kind.NOT_SQL);
    }

    @Test
    void reports_equal_versions_and_names_that_goose_passes_over() {
        tree.file("1_a.sql", BOTH)
                .file("01_b.sql", BOTH)
                .file("0_zero.sql", BOTH)
                .file("x_c.sql", BOTH)
                .file("4-d.sql", BOTH);

        MigrationSet set = tree.read();

        assertThat(Tree.ids(set)).containsExactly("01_b", "1_a");
        assertThat(Tree.kinds(set))
                .containsExactlyInAnyOrder(
                        Kind.DUPLICATE_VERSION, Kind.INVALID_VERSION, Kind.NEAR_MISS_NAME, Kind.NEAR_MISS_NAME);
    }

    @Test
    void reports_annotations_that_goose_refuses() {
        tree.file("1_ok.sql", BOTH)
                .file("2_none.sql", "select 1;\n")
                .file("3_indented.sql", "  -- +goose Up\nselect 1;\n")
                .file("4_typo.sql", "-- +goose Up\n-- +goose StatementBegins\nselect 1;\n")
                .file("5_open.sql", "-- +goose Up\n-- +goose StatementBegin\nselect 1;\n")
                .file("6_down_first.sql", "-- +goose Down\nselect 1;\n-- +goose Up\nselect 1;\n")
                .file("7_bom.sql", "\uFEFF-- +goose Up\nselect 1;\n");

        MigrationSet set = tree.read();

        assertThat(Tree.kinds(set)).containsOnly(Kind.BAD_MARKER);
        assertThat(set.problems().stream().map(p -> p.location().name()).distinct())
                .hasSize(6);
        assertThat(set.migrations()).hasSize(7);
        assertThat(set.migrations().stream().skip(1))
                .allSatisfy(m -> assertThat(m.up().get(0).defect()).isNotNull());
    }

    @Test
    void replaces_variables_only_where_it_is_switched_on() {
        tree.file(
                        "1_a.sql",
                        "-- +goose Up\nselect '$REGION';\n-- +goose ENVSUB ON\n"
                                + "select '${REGION}', '$REGION', '${X:-y}', $$body$$;\n-- +goose ENVSUB OFF\n"
                                + "select '${REGION}';\n-- +goose Down\ndrop table t;\n")
                .placeholders(Map.of("REGION", "eu"));

        MigrationSet set = tree.read();

        assertThat(set.problems()).isEmpty();
        assertThat(set.migrations().get(0).up().get(0).text().lines())
                .contains("select '$REGION';", "select 'eu', 'eu', 'y', $$body$$;", "select '${REGION}';");
        assertThat(down(set.migrations().get(0)).text().lines().toList().get(7)).isEqualTo("drop table t;");
    }

    @Test
    void reports_variables_without_value_at_their_place() {
        tree.file("1_a.sql", "-- +goose ENVSUB ON\n-- +goose Up\nselect 1, '$NOPE';\n");

        MigrationSet set = tree.read();

        assertThat(Tree.only(set, Kind.UNRESOLVED_PLACEHOLDER).location()).hasToString("db/migrations/1_a.sql:3:12");
        assertThat(set.migrations().get(0).up().get(0).defect()).isNotNull();
    }

    private static Script down(Migration migration) {
        return ((Down.Scripts) migration.down()).scripts().get(0);
    }
}
