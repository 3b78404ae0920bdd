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

class PopMigrationsTest {

    private final Tree tree;

    PopMigrationsTest(@TempDir Path root) {
        tree = new Tree(root);
    }

    @Test
    void chooses_what_pop_runs_on_postgres_and_says_what_it_left_out() {
        tree.files(
                "20200101000000_init.mysql.up.sql",
                "20200101000000_init.postgres.up.sql",
                "20200101000000_init.sqlite3.up.sql",
                "20200101000000_init.cockroach.up.sql",
                "20200101000000_init.down.sql",
                "20200102000000_more.up.sql",
                "20200102000000_more.mysql.up.sql",
                "20200102000000_more.down.sql",
                "20200103000000_both.up.sql",
                "20200103000000_both.postgres.up.sql",
                "20200103000000_both.down.sql",
                "20200104000000_index.postgres.autocommit.up.sql",
                "20200104000000_index.postgres.down.sql");

        MigrationSet set = tree.read();

        assertThat(set.layout()).isEqualTo(Layout.CONFITURE);
        assertThat(Tree.ids(set))
                .containsExactly(
                        "20200101000000_init", "20200102000000_more", "20200103000000_both", "20200104000000_index");
        assertThat(set.migrations()).extracting(Migration::name).containsExactly("init", "more", "both", "index");
        assertThat(set.migrations()).allSatisfy(m -> assertThat(m.down()).isInstanceOf(Down.Scripts.class));
        assertThat(set.migrations())
                .extracting(m -> m.up().get(0).transaction())
                .containsExactly(
                        TransactionMode.TRANSACTION,
                        TransactionMode.TRANSACTION,
                        TransactionMode.TRANSACTION,
                        TransactionMode.NO_TRANSACTION);
        assertThat(Tree.kinds(set)).containsOnly(Kind.OTHER_DIALECT);
        assertThat(set.problems())
                .extracting(p -> p.message())
                .containsExactlyInAnyOrder(
                        "left out files for other databases: cockroach (1), mysql (2), sqlite3 (1)",
                        "left out files for which there is one for PostgreSQL alone: 20200103000000_both.up.sql");
    }

    @Test
    void reports_two_files_of_one_version_since_pop_would_run_only_one() {
        tree.files("1_a.postgres.up.sql", "1_b.postgres.up.sql", "1_a.postgres.down.sql", "1_b.postgres.down.sql");

        assertThat(Tree.kinds(tree.read())).containsExactly(Kind.DUPLICATE_VERSION, Kind.DUPLICATE_VERSION);
    }

    @Test
    void shows_fizz_templates_as_not_checked() {
        tree.files("1_a.up.fizz", "1_a.down.fizz", "2_b.postgres.up.sql", "2_b.postgres.down.sql");

        MigrationSet set = tree.read();

        assertThat(Tree.ids(set)).containsExactly("1_a.up.fizz", "2_b");
        assertThat(Tree.kinds(set)).containsExactly(Kind.NOT_SQL);
    }

    @Test
    void resolves_template_values_and_reports_other_actions() {
        tree.file("1_a.postgres.up.sql", "create table {{ .Parameters.schema }}.t (a int[] default '{{1,2},{3,4}}');\n")
                .file("1_a.postgres.down.sql", "\ndrop table {{- .other -}}.t;\n")
                .file("2_b.postgres.up.sql", "select 1;\n{{ if .IsSQLite }}\nselect 2;\n{{ end }}\n")
                .file("2_b.postgres.down.sql", "")
                .placeholders(Map.of("schema", "app"));

        MigrationSet set = tree.read();

        assertThat(set.migrations().get(0).up().get(0).text())
                .isEqualTo("create table app.t (a int[] default '{{1,2},{3,4}}');\n");
        assertThat(Tree.kinds(set)).containsExactly(Kind.UNRESOLVED_PLACEHOLDER, Kind.UNRESOLVED_PLACEHOLDER);
        assertThat(set.problems().get(0).location()).hasToString("db/migrations/1_a.postgres.down.sql:2:12");
        assertThat(set.problems().get(1).location()).hasToString("db/migrations/2_b.postgres.up.sql:2:1");
        assertThat(set.migrations().get(1).up().get(0).defect()).isNotNull();
    }

    @Test
    void leaves_two_braces_alone_where_nobody_uses_templates() {
        String text = "insert into mails values ('Hello {{ .Name }}');\n";
        tree.file("1_a.up.sql", text).file("1_a.down.sql", "delete from mails;\n");

        MigrationSet set = tree.read();

        assertThat(set.problems()).isEmpty();
        assertThat(set.migrations().get(0).up().get(0).text()).isEqualTo(text);
    }

    @Test
    void joins_the_steps_that_popx_cut_one_migration_into() {
        tree.files(
                "20191100000008000000_verification.postgres.up.sql",
                "20191100000008000005_verification.postgres.up.sql",
                "20191100000008000000_verification.mysql.up.sql",
                "20191100000008000001_verification.mysql.up.sql",
                "20191100000008000001_verification.postgres.down.sql",
                "20191100000008000002_verification.postgres.down.sql",
                "20191100000010000000_errors.postgres.up.sql",
                "20191100000010000000_errors.postgres.down.sql",
                "20191100000011000003_gone.postgres.down.sql");

        MigrationSet set = tree.read();

        assertThat(Tree.ids(set)).containsExactly("20191100000008_verification", "20191100000010_errors");
        Migration group = set.migrations().get(0);
        assertThat(group.up())
                .extracting(Script::name)
                .containsExactly(
                        "db/migrations/20191100000008000000_verification.postgres.up.sql",
                        "db/migrations/20191100000008000005_verification.postgres.up.sql");
        assertThat(((Down.Scripts) group.down()).scripts())
                .extracting(Script::name)
                .containsExactly(
                        "db/migrations/20191100000008000002_verification.postgres.down.sql",
                        "db/migrations/20191100000008000001_verification.postgres.down.sql");
        assertThat(Tree.kinds(set)).containsExactlyInAnyOrder(Kind.OTHER_DIALECT, Kind.ORPHAN_DOWN);
    }
}
