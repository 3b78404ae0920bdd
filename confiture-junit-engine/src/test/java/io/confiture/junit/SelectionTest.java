package io.confiture.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.ClassNameFilter.excludeClassNamePatterns;
import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.launcher.TagFilter.includeTags;

import io.confiture.junit.testcases.AbstractTestCase;
import io.confiture.junit.testcases.InheritingTestCase;
import io.confiture.junit.testcases.PlainTestCase;
import io.confiture.junit.testcases.ShopTestCase;
import io.confiture.project.ModuleFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;

/** What runs when a class, a package, a name or ids are selected; and that nothing else does. */
class SelectionTest {
    private final Kit kit = new Kit();

    @Test
    void every_leaf_alone_gives_the_verdict_that_it_gives_in_the_whole() {
        Map<String, String> whole = Kit.verdicts(kit.run(Kit.shop()));

        assertThat(whole).hasSize(9);
        whole.forEach(
                (id, verdict) -> assertThat(Kit.verdicts(kit.runIds(id))).as(id).isEqualTo(Map.of(id, verdict)));
    }

    @Test
    void every_container_id_selects_just_what_lies_below_it() {
        List<String> all = kit.ids(Kit.shop());
        String migrations = Kit.SHOP + "/[medium:migrations]";

        assertThat(kit.ids(id(migrations)))
                .isEqualTo(all.stream()
                        .filter(leaf -> leaf.startsWith("[medium:migrations]"))
                        .toList());
        assertThat(kit.ids(id(Kit.SHOP))).isEqualTo(all);
        assertThat(kit.ids(id("[engine:confiture]/[class:" + ShopTestCase.class.getName() + "]")))
                .isEqualTo(all);
    }

    @Test
    void several_ids_resolve_into_one_tree() {
        String up = Kit.SHOP + "/[medium:migrations]/[migration:003_add_bio]/[check:up]";
        String roundTrip = Kit.SHOP + "/[medium:migrations]/[migration:001_init]/[check:round-trip]";
        String users = Kit.SHOP + "/[medium:schema]/[file:10_tables%2Fusers.sql]/[check:executes]";

        assertThat(Kit.verdicts(kit.runIds(up, roundTrip, users))).containsOnlyKeys(up, roundTrip, users);
        assertThat(kit.discover(id(up), id(roundTrip), id(users))
                        .getEngineDescriptor()
                        .getChildren())
                .hasSize(1);
        assertThat(kit.ids(id(up), Kit.shop())).hasSize(9).doesNotHaveDuplicates();
    }

    @Test
    void an_id_of_nothing_selects_nothing() {
        assertThat(kit.ids(
                        id(Kit.SHOP + "/[medium:migrations]/[migration:999]/[check:up]"),
                        id("[engine:confiture]/[class:no.such.Type]/[project:db]"),
                        id("[engine:confiture]/[class:" + PlainTestCase.class.getName() + "]/[project:db]"),
                        id("[engine:confiture]/[project:no-such-folder]"),
                        id("[engine:confiture]/[nonsense:x]"),
                        id("[engine:confiture]")))
                .isEmpty();
    }

    @Test
    void a_method_of_the_class_is_the_test_of_that_name() {
        assertThat(kit.ids(selectMethod(ShopTestCase.class.getName(), "migrations 003_add_bio: round trip")))
                .containsExactly("[medium:migrations]/[migration:003_add_bio]/[check:round-trip]");
        assertThat(kit.ids(selectMethod(ShopTestCase.class.getName(), "toString")))
                .isEmpty();
    }

    @Test
    void packages_and_roots_give_markers_only_and_honour_name_filters() {
        assertThat(markers(selectPackage("io.confiture.junit.testcases")))
                .containsExactlyInAnyOrder(
                        "ShopTestCase",
                        "LegacyTestCase",
                        "MistypedTestCase",
                        "InheritingTestCase",
                        "BrokenShopTestCase",
                        "BrokenSeedsTestCase",
                        "MaskedSyncTestCase",
                        "BrokenDecisionsTestCase",
                        "LeakingDecisionsTestCase",
                        "WithJavaTestCase");
        Path root = ModuleFolder.of(getClass()).path().resolve("target/test-classes");
        assertThat(markers(selectClasspathRoots(Set.of(root)).toArray(DiscoverySelector[]::new)))
                .contains("ShopTestCase", "LegacyTestCase", "InheritingTestCase");
        assertThat(new Kit()
                        .with(includeClassNamePatterns(".*\\.Shop.*"))
                        .discover(selectPackage("io.confiture.junit.testcases"))
                        .getEngineDescriptor()
                        .getChildren())
                .extracting(TestDescriptor::getDisplayName)
                .containsExactly("ShopTestCase");
        assertThat(kit.with(excludeClassNamePatterns(".*\\.Shop.*")).ids(Kit.shop()))
                .isEmpty();
    }

    @Test
    void subclasses_inherit_the_annotation_and_abstract_classes_only_lend_it() {
        assertThat(markers(selectClass(InheritingTestCase.class))).containsExactly("InheritingTestCase");
        assertThat(markers(selectClass(AbstractTestCase.class))).isEmpty();
    }

    @Test
    void finds_the_folder_from_the_class_and_passes_the_environment() {
        kit.discover(selectClass("io.confiture.junit.testcases.LegacyTestCase"));

        assertThat(kit.tree.opened).containsExactly(Path.of("src/legacy/db").toAbsolutePath());
        assertThat(kit.tree.environments).containsExactly("ci");
        Kit other = new Kit().with(Constants.ENVIRONMENT, "staging");
        other.discover(Kit.shop(), selectClass("io.confiture.junit.testcases.LegacyTestCase"));
        assertThat(other.tree.environments).containsExactly("staging", "ci");
    }

    @Test
    void a_request_that_does_not_ask_opens_nothing_and_gets_nothing() {
        kit.run(
                selectClass(PlainTestCase.class),
                selectPackage("java.util"),
                selectMethod(PlainTestCase.class, "hashCode"),
                id("[engine:junit-jupiter]/[class:x]"));

        assertThat(kit.tree.opened).isEmpty();
        assertThat(kit.tree.closed).isZero();
    }

    @Test
    void discovery_runs_nothing() {
        kit.discover(Kit.shop());

        assertThat(kit.tree.ran).isEmpty();
    }

    @Test
    void a_tag_expression_selects_leaves() {
        assertThat(kit.with(includeTags("round-trip & shop"))
                        .run(Kit.shop())
                        .testEvents()
                        .started()
                        .list())
                .extracting(event -> event.getTestDescriptor().getLegacyReportingName())
                .containsExactly("migrations 001_init: round trip", "migrations 003_add_bio: round trip");
    }

    @Test
    void the_filter_skips_all_others_visibly() {
        Map<String, String> verdicts = Kit.verdicts(
                kit.with(Constants.FILTER, "migrations 00?_*: round trip").run(Kit.shop()));

        assertThat(verdicts).hasSize(9);
        assertThat(kit.tree.ran).containsExactly("round-trip", "round-trip");
        assertThat(verdicts.values().stream().filter(v -> v.startsWith("SKIPPED")))
                .hasSize(7)
                .containsOnly("SKIPPED not selected by confiture.filter=migrations 00?_*: round trip");
    }

    @Test
    void a_filter_that_matches_nothing_warns() {
        assertThat(kit.with(Constants.FILTER, "nonsense").discover(Kit.shop()).getDiscoveryIssues())
                .extracting(issue -> issue.message())
                .anySatisfy(
                        message -> assertThat(message).contains("No test of").contains("confiture.filter=nonsense"));
    }

    @Test
    void an_unknown_value_of_a_setting_warns_and_its_default_applies() {
        Kit wrong = kit.with(Constants.SOURCE, "fiel");

        assertThat(wrong.discover(Kit.shop()).getDiscoveryIssues())
                .extracting(issue -> issue.message())
                .contains("Unknown value 'fiel' of confiture.junit.source: use auto or method or file. auto applies.");
        assertThat(wrong.ids(Kit.shop())).hasSize(9);
    }

    private List<String> markers(DiscoverySelector... selectors) {
        return kit.discover(selectors).getEngineDescriptor().getChildren().stream()
                .map(TestDescriptor::getDisplayName)
                .toList();
    }

    private static DiscoverySelector id(String id) {
        return org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId(id);
    }
}
