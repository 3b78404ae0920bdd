package io.confiture.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.confiture.junit.testcases.MistypedTestCase;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.DirectorySource;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineDiscoveryResults;

/** What the tree of tests looks like to build tools and IDEs. */
class ShapeTest {
    private static final String MARKER = "io.confiture.junit.testcases.ShopTestCase";

    private final Kit kit = new Kit();

    @Test
    void keeps_the_class_as_a_container_directly_below_the_engine() {
        TestDescriptor marker = marker();

        assertThat(marker.getSource()).contains(ClassSource.from(MARKER));
        assertThat(marker.getDisplayName()).isEqualTo("ShopTestCase");
        assertThat(marker.getLegacyReportingName()).isEqualTo(MARKER);
        assertThat(marker.getUniqueId()).hasToString("[engine:confiture]/[class:" + MARKER + "]");
    }

    @Test
    void gives_ids_of_names_and_relative_paths_in_the_order_of_the_check_tree() {
        assertThat(kit.ids(Kit.shop()))
                .containsExactly(
                        "[medium:schema]/[file:10_tables%2Fusers.sql]/[check:executes]",
                        "[medium:schema]/[file:10_tables%2Fusers]/[check:executes]",
                        "[medium:migrations]/[migration:001_init]/[check:round-trip]",
                        "[medium:migrations]/[migration:001_init]/[check:safety]",
                        "[medium:migrations]/[migration:003_add_bio]/[check:up]",
                        "[medium:migrations]/[migration:003_add_bio]/[check:down]",
                        "[medium:migrations]/[migration:003_add_bio]/[check:round-trip]",
                        "[medium:migrations]/[migration:003_add_bio]/[check:safety]",
                        "[medium:migrations]/[migration:chain]/[check:versions-ordered-2]");
    }

    @Test
    void names_each_leaf_by_words_as_a_method_of_the_class() {
        List<String> names = kit.leaves(Kit.shop()).stream()
                .map(leaf -> (MethodSource) leaf.getSource().orElseThrow())
                .peek(source -> assertThat(source.getClassName()).isEqualTo(MARKER))
                .map(MethodSource::getMethodName)
                .toList();

        assertThat(names)
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).matches("[A-Za-z0-9_:\\- ]+"))
                .contains("migrations 003_add_bio: round trip", "migrations chain: versions ordered 2")
                .element(0)
                .asString()
                .matches("schema 10_tables users: executes [0-9a-f]+");
        assertThat(kit.leaves(Kit.shop()))
                .extracting(TestDescriptor::getLegacyReportingName)
                .containsExactlyElementsOf(names);
        assertThat(kit.leaves(Kit.shop()))
                .extracting(TestDescriptor::getDisplayName)
                .contains("round trip", "versions, ordered [2]");
    }

    @Test
    void points_containers_at_their_absolute_files_and_folders() {
        Path module = Path.of("").toAbsolutePath();
        TestDescriptor project = only(marker());
        TestDescriptor migration = project.getChildren().stream()
                .filter(child -> child.getDisplayName().equals("migrations"))
                .flatMap(child -> child.getChildren().stream())
                .filter(child -> child.getDisplayName().equals("003_add_bio"))
                .findFirst()
                .orElseThrow();

        assertThat(project.getSource())
                .contains(DirectorySource.from(module.resolve("db").toFile()));
        assertThat(migration.getSource())
                .contains(FileSource.from(
                        module.resolve("db/migrations/003_add_bio.up.sql").toFile()));
        assertThat(migration.getLegacyReportingName()).isEqualTo("db.migrations.003_add_bio");
    }

    @Test
    void points_leaves_at_the_line_of_the_file_when_told_so() {
        TestSource source = kit.with(Constants.SOURCE, "file").leaves(Kit.shop()).stream()
                .filter(leaf -> leaf.getDisplayName().equals("up"))
                .findFirst()
                .flatMap(TestDescriptor::getSource)
                .orElseThrow();

        assertThat(source).isInstanceOfSatisfying(FileSource.class, file -> {
            assertThat(file.getFile()).isAbsolute().hasName("003_add_bio.up.sql");
            assertThat(file.getPosition().orElseThrow().getLine()).isEqualTo(3);
        });
    }

    @Test
    void hands_tags_of_annotation_groups_and_check_down_to_the_leaf() {
        assertThat(tags("003_add_bio", "round trip")).containsExactly("migration", "needs-db", "round-trip", "shop");
        assertThat(tags("003_add_bio", "safety")).containsExactly("migration", "offline", "safety", "shop");
    }

    @Test
    void warns_of_an_invalid_tag_and_leaves_it_out() {
        EngineDiscoveryResults results = kit.discover(selectClass(MistypedTestCase.class));

        assertThat(results.getDiscoveryIssues())
                .extracting(issue -> issue.severity() + " " + issue.message())
                .containsExactly("WARNING 'not a tag' in the annotation of " + MistypedTestCase.class.getName()
                        + " is not a tag: leave out blanks and the characters , ( ) & | !");
        assertThat(only(results.getEngineDescriptor()).getTags())
                .extracting(TestTag::getName)
                .containsExactly("shop");
    }

    private Set<String> tags(String migration, String check) {
        Set<String> tags = new TreeSet<>();
        kit.leaves(Kit.shop()).stream()
                .filter(leaf -> leaf.getDisplayName().equals(check)
                        && leaf.getParent().orElseThrow().getDisplayName().equals(migration))
                .flatMap(leaf -> leaf.getTags().stream())
                .map(TestTag::getName)
                .forEach(tags::add);
        return tags;
    }

    private TestDescriptor marker() {
        return only(kit.discover(Kit.shop()).getEngineDescriptor());
    }

    private static TestDescriptor only(TestDescriptor parent) {
        assertThat(parent.getChildren()).hasSize(1);
        return parent.getChildren().iterator().next();
    }
}
