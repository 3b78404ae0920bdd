package io.confiture.migration.layout;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.confiture.migration.Down;
import io.confiture.migration.FlywaySettings;
import io.confiture.migration.Layout;
import io.confiture.migration.LayoutProblem;
import io.confiture.migration.LayoutProblem.Kind;
import io.confiture.migration.LayoutSettings;
import io.confiture.migration.Migration;
import io.confiture.migration.MigrationSet;
import io.confiture.migration.Script;
import io.confiture.migration.TransactionMode;
import io.confiture.project.DownPolicy;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlywayLayoutTest {

    private final Tree tree;

    FlywayLayoutTest(@TempDir Path root) {
        tree = new Tree(root);
    }

    @Test
    void orders_versions_by_number_segments_and_repeatables_last_by_description() {
        tree.files(
                "V1__init.sql",
                "V1.1__more.sql",
                "V1_2__underscore.sql",
                "V10__ten.sql",
                "V9__nine.sql",
                "V1.10__late.sql",
                "R__b_views.sql",
                "R__a_functions.sql",
                "V002__two.sql");

        MigrationSet set = tree.read();

        assertThat(set.layout()).isEqualTo(Layout.FLYWAY);
        assertThat(set.problems()).isEmpty();
        assertThat(Tree.ids(set))
                .containsExactly(
                        "V1__init",
                        "V1.1__more",
                        "V1_2__underscore",
                        "V1.10__late",
                        "V002__two",
                        "V9__nine",
                        "V10__ten",
                        "R__a_functions",
                        "R__b_views");
        Migration views = Tree.migration(set, "R__b_views");
        assertThat(views.repeatable()).isTrue();
        assertThat(views.name()).isEqualTo("b views");
        assertThat(views.version()).isEmpty();
        assertThat(views.down()).isInstanceOf(Down.NotApplicable.class);
    }

    @Test
    void takes_a_project_without_undo_scripts_at_its_word() {
        tree.files("V1__a.sql", "V2__b.sql");

        assertThat(tree.read().migrations()).allSatisfy(m -> assertThat(m.down())
                .isEqualTo(new Down.NotApplicable("this project has no down scripts")));
    }

    @Test
    void asks_for_undo_scripts_once_there_is_one() {
        tree.files("V1__a.sql", "V2__b.sql", "U2__anything.sql");

        MigrationSet set = tree.read();

        assertThat(Tree.migration(set, "V1__a").down()).isInstanceOf(Down.Missing.class);
        assertThat(Tree.migration(set, "V2__b").down()).isInstanceOf(Down.Scripts.class);
        assertThat(set.problems()).isEmpty();
    }

    @Test
    void asks_for_undo_scripts_when_settings_require_them() {
        tree.files("V1__a.sql").settings(LayoutSettings.defaults().withRequireDown(DownPolicy.TRUE));

        assertThat(tree.read().migrations().get(0).down()).isInstanceOf(Down.Missing.class);
    }

    @Test
    void pairs_undo_scripts_by_equal_version() {
        tree.files("V1.0__a.sql", "U1__a.sql", "U7__gone.sql", "U01__again.sql");

        MigrationSet set = tree.read();

        assertThat(set.migrations().get(0).down()).isInstanceOf(Down.Scripts.class);
        assertThat(Tree.only(set, Kind.ORPHAN_DOWN).location().name()).endsWith("U7__gone.sql");
        assertThat(Tree.only(set, Kind.DUPLICATE_VERSION).message()).contains("second undo");
    }

    @Test
    void reports_versions_and_descriptions_that_are_the_same() {
        tree.files("V1__a.sql", "V1.0__b.sql", "x/R__views.sql", "y/R__views.sql");

        MigrationSet set = tree.read();

        assertThat(Tree.kinds(set)).containsExactly(Kind.DUPLICATE_VERSION, Kind.DUPLICATE_VERSION);
        assertThat(Tree.ids(set)).containsExactly("V1.0__b", "V1__a", "x/R__views", "y/R__views");
    }

    @Test
    void searches_all_depths() {
        tree.files("2024/V1__a.sql", "2025/q1/V2__b.sql", "V3__c.sql");

        MigrationSet set = tree.read();

        assertThat(set.layout()).isEqualTo(Layout.FLYWAY);
        assertThat(Tree.ids(set)).containsExactly("V1__a", "V2__b", "V3__c");
        assertThat(set.migrations().get(1).location()).hasToString("db/migrations/2025/q1/V2__b.sql");
    }

    @Test
    void reports_nearly_right_names_and_proposes_the_right_one() {
        tree.files(
                "V1__ok.sql",
                "V2_single.sql",
                "v3__lower.sql",
                "V4__upper.SQL",
                "V__none.sql",
                "R_views.sql",
                "Views.sql",
                "users.sql",
                "V5__x.sql.bak");

        MigrationSet set = tree.read();

        assertThat(Tree.ids(set)).containsExactly("V1__ok");
        assertThat(set.problems()).hasSize(8).allSatisfy(p -> assertThat(p.kind())
                .isEqualTo(Kind.NEAR_MISS_NAME));
        Map<String, String> suggestions = set.problems().stream()
                .collect(Collectors.toMap(
                        p -> p.location().name().substring("db/migrations/".length()),
                        p -> String.valueOf(p.suggestion())));
        assertThat(suggestions)
                .containsEntry("V2_single.sql", "rename it to V2__single.sql")
                .containsEntry("v3__lower.sql", "rename it to V3__lower.sql")
                .containsEntry("V4__upper.SQL", "rename it to V4__upper.sql")
                .containsEntry("R_views.sql", "rename it to R__views.sql");
    }

    @Test
    void finds_the_layout_even_when_every_name_is_wrong() {
        tree.files("V1_init.sql", "V2_more.sql");

        MigrationSet set = tree.read();

        assertThat(set.layout()).isEqualTo(Layout.FLYWAY);
        assertThat(set.migrations()).isEmpty();
        assertThat(Tree.kinds(set)).containsExactly(Kind.NEAR_MISS_NAME, Kind.NEAR_MISS_NAME);
    }

    @Test
    void keeps_java_steps_in_the_chain_as_not_checked() {
        tree.files("V1__a.sql", "V2__Fill.java", "V3__c.sql", "Helper.java");

        MigrationSet set = tree.read();

        assertThat(Tree.ids(set)).containsExactly("V1__a", "V2__Fill.java", "V3__c");
        assertThat(Tree.migration(set, "V2__Fill.java").down()).isEqualTo(new Down.NotSql("Java code"));
        assertThat(Tree.kinds(set)).containsExactly(Kind.NOT_SQL);
    }

    @Test
    void does_not_read_java_undo_steps_as_sql() {
        tree.files("V1__a.sql", "U1__a.java", "V2__b.sql", "U2__b.sql");

        MigrationSet set = tree.read();

        assertThat(Tree.migration(set, "V1__a").down()).isEqualTo(new Down.NotSql("Java code"));
        assertThat(Tree.kinds(set)).containsExactly(Kind.NOT_SQL);
    }

    @Test
    void names_callbacks_as_not_run() {
        tree.files("V1__a.sql", "beforeMigrate.sql", "afterMigrate__grants.sql");

        assertThat(Tree.kinds(tree.read())).containsExactly(Kind.NOT_CHECKED, Kind.NOT_CHECKED);
    }

    @Test
    void leaves_a_baseline_out_while_the_long_way_is_there() {
        tree.files("V1__a.sql", "V2__b.sql", "B2__all.sql", "V3__c.sql");

        MigrationSet set = tree.read();

        assertThat(Tree.ids(set)).containsExactly("V1__a", "V2__b", "V3__c");
        assertThat(Tree.only(set, Kind.NOT_CHECKED).message()).contains("B2__all.sql");
    }

    @Test
    void starts_with_the_newest_baseline_when_the_long_way_is_gone() {
        tree.files("B1__old.sql", "B2__all.sql", "V3__c.sql");

        MigrationSet set = tree.read();

        assertThat(Tree.ids(set)).containsExactly("B2__all", "V3__c");
        assertThat(Tree.only(set, Kind.NOT_CHECKED).message()).contains("B1__old.sql");
    }

    @Test
    void reads_the_script_configuration() {
        tree.files("V1__a.sql", "V2__b.sql", "V3__c.sql")
                .file("V2__b.sql.conf", "# why\nexecuteInTransaction=false\n")
                .file("V3__c.sql.conf", "shouldExecute=false\n")
                .file("V4__d.sql", "select '${raw}';\n")
                .file("V4__d.sql.conf", "placeholderReplacement=false\nexecuteInTransaction=true\n")
                .bytes("V5__e.sql", "select 'caf\u00e9';\n".getBytes(ISO_8859_1))
                .file("V5__e.sql.conf", "encoding=ISO_8859_1\n");

        MigrationSet set = tree.read();

        assertThat(Tree.ids(set)).containsExactly("V1__a", "V2__b", "V4__d", "V5__e");
        assertThat(script(set, "V1__a").transaction()).isEqualTo(TransactionMode.AUTO);
        assertThat(script(set, "V2__b").transaction()).isEqualTo(TransactionMode.NO_TRANSACTION);
        assertThat(script(set, "V4__d").transaction()).isEqualTo(TransactionMode.TRANSACTION);
        assertThat(script(set, "V4__d").text()).isEqualTo("select '${raw}';\n");
        assertThat(script(set, "V5__e").text()).isEqualTo("select 'caf\u00e9';\n");
        assertThat(Tree.only(set, Kind.NOT_CHECKED).message()).contains("shouldExecute=false");
    }

    @Test
    void reports_wrong_script_configurations() {
        tree.files("V1__a.sql", "V2__b.sql")
                .file("V1__a.sql.conf", "executeInTransacton=false\n")
                .file("V2__b.sql.conf", "\nexecuteInTransaction=no\n")
                .file("V9__gone.sql.conf", "executeInTransaction=no\n");

        MigrationSet set = tree.read();

        assertThat(Tree.kinds(set)).containsExactly(Kind.BAD_MARKER, Kind.BAD_MARKER, Kind.NEAR_MISS_NAME);
        assertThat(set.problems().get(0).message()).contains("executeInTransacton");
        assertThat(set.problems().get(1).location()).hasToString("db/migrations/V2__b.sql.conf:2:1");
    }

    @Test
    void replaces_placeholders_everywhere_and_without_regard_to_case() {
        tree.file("V1__a.sql", "-- for ${App}\ncreate table ${app}.t (f text default '${FLYWAY:filename}');\n")
                .placeholders(Map.of("app", "shop"));

        MigrationSet set = tree.read();

        assertThat(set.problems()).isEmpty();
        assertThat(script(set, "V1__a").text())
                .isEqualTo("-- for shop\ncreate table shop.t (f text default 'V1__a.sql');\n");
    }

    @Test
    void reports_placeholders_without_value_at_their_place_also_inside_function_bodies() {
        tree.file("V1__a.sql", "select 1;\nselect $js$ `${x}` $js$;\ngrant all on t to ${flyway:user};\n");

        MigrationSet set = tree.read();

        assertThat(set.problems())
                .extracting(LayoutProblem::kind, p -> p.location().toString())
                .containsExactly(
                        tuple(Kind.UNRESOLVED_PLACEHOLDER, "db/migrations/V1__a.sql:2:14"),
                        tuple(Kind.UNRESOLVED_PLACEHOLDER, "db/migrations/V1__a.sql:3:19"));
        assertThat(script(set, "V1__a").defect()).isEqualTo(set.problems().get(0));
    }

    @Test
    void leaves_placeholders_alone_when_replacement_is_off() {
        tree.file("V1__a.sql", "select '${x}';\n")
                .settings(LayoutSettings.defaults()
                        .withFlyway(FlywaySettings.defaults().withPlaceholderReplacement(false)));

        MigrationSet set = tree.read();

        assertThat(set.problems()).isEmpty();
        assertThat(script(set, "V1__a").text()).isEqualTo("select '${x}';\n");
    }

    private static Script script(MigrationSet set, String id) {
        return Tree.migration(set, id).up().get(0);
    }
}
