package io.confiture.migration.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.migration.Down;
import io.confiture.migration.Layout;
import io.confiture.migration.LayoutProblem.Kind;
import io.confiture.migration.Migration;
import io.confiture.migration.MigrationSet;
import io.confiture.migration.TransactionMode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DieselLayoutTest {

    private final Tree tree;

    DieselLayoutTest(@TempDir Path root) {
        tree = new Tree(root);
    }

    @Test
    void reads_directories_and_removes_dashes_from_versions() {
        tree.files(
                "00000000000000_diesel_initial_setup/up.sql",
                "00000000000000_diesel_initial_setup/down.sql",
                "2024-01-02-120000_add_bio/up.sql",
                "2024-01-02-120000_add_bio/down.sql",
                "20240101120000_create_users/up.sql",
                "20240101120000_create_users/down.sql",
                ".keep");

        MigrationSet set = tree.read();

        assertThat(set.layout()).isEqualTo(Layout.DIESEL);
        assertThat(set.problems()).isEmpty();
        assertThat(Tree.ids(set))
                .containsExactly(
                        "00000000000000_diesel_initial_setup",
                        "20240101120000_create_users",
                        "2024-01-02-120000_add_bio");
        Migration bio = set.migrations().get(2);
        assertThat(bio.version()).isEqualTo("20240102120000");
        assertThat(bio.name()).isEqualTo("add_bio");
        assertThat(bio.down()).isInstanceOf(Down.Scripts.class);
        assertThat(bio.up().get(0).transaction()).isEqualTo(TransactionMode.TRANSACTION);
    }

    @Test
    void reads_whether_to_run_in_a_transaction() {
        tree.files("1_a/up.sql", "2_b/up.sql", "3_c/up.sql", "4_d/up.sql")
                .file("1_a/metadata.toml", "run_in_transaction = false\n")
                .file("2_b/metadata.toml", "run_in_transaction = true\n")
                .file("3_c/metadata.toml", "# nothing\n")
                .file("4_d/metadata.toml", "run_in_transaction = maybe\n");

        MigrationSet set = tree.read();

        assertThat(set.migrations())
                .extracting(m -> m.up().get(0).transaction())
                .containsExactly(
                        TransactionMode.NO_TRANSACTION,
                        TransactionMode.TRANSACTION,
                        TransactionMode.NO_TRANSACTION,
                        TransactionMode.TRANSACTION);
        assertThat(Tree.kinds(set)).containsExactly(Kind.BAD_MARKER, Kind.BAD_MARKER);
    }

    @Test
    void keeps_an_empty_down_apart_from_a_missing_one() {
        tree.files("1_a/up.sql", "2_b/up.sql").file("1_a/down.sql", "");

        MigrationSet set = tree.read();

        assertThat(Tree.migration(set, "1_a").down()).isInstanceOf(Down.Scripts.class);
        assertThat(Tree.migration(set, "2_b").down()).isInstanceOf(Down.Missing.class);
    }

    @Test
    void takes_a_project_without_downs_at_its_word() {
        tree.files("1_a/up.sql", "2_b/up.sql");

        assertThat(tree.read().migrations())
                .allSatisfy(m -> assertThat(m.down()).isInstanceOf(Down.NotApplicable.class));
    }

    @Test
    void reports_what_stops_diesel_or_is_passed_over() {
        tree.files("1_a/up.sql", "2_b/down.sql", "3_c/notes.txt", "4_d/UP.sql", "5_e.sql", "1-_f/up.sql");

        MigrationSet set = tree.read();

        assertThat(Tree.ids(set)).containsExactly("1-_f", "1_a");
        assertThat(Tree.kinds(set))
                .containsExactlyInAnyOrder(
                        Kind.DUPLICATE_VERSION,
                        Kind.ORPHAN_DOWN,
                        Kind.NEAR_MISS_NAME,
                        Kind.NEAR_MISS_NAME,
                        Kind.NEAR_MISS_NAME,
                        Kind.NEAR_MISS_NAME);
    }

    @Test
    void compares_versions_as_text_and_warns_where_numbers_differ() {
        tree.files("9_a/up.sql", "10_b/up.sql");

        MigrationSet set = tree.read();

        assertThat(Tree.ids(set)).containsExactly("10_b", "9_a");
        assertThat(Tree.kinds(set)).containsExactly(Kind.OUT_OF_TOOL_ORDER);
    }
}
