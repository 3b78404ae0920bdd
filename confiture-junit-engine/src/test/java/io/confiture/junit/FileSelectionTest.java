package io.confiture.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathResource;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectDirectory;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUri;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.discovery.FilePosition;
import org.junit.platform.engine.support.descriptor.DirectorySource;
import org.junit.platform.engine.support.descriptor.FileSource;

/** What runs when files and folders are selected without a class: suites, the console launcher, Gradle, IDE plugins. */
class FileSelectionTest {
    private static final String MIGRATION = "[medium:migrations]/[migration:003_add_bio]";

    private final Kit kit = new Kit();
    private Path module;
    private Path db;

    @BeforeEach
    void write_the_files_of_the_tree(@TempDir Path folder) throws IOException {
        module = folder;
        db = module.resolve("db");
        for (String name : List.of(
                "schema/10_tables/users.sql",
                "migrations/001_init.up.sql",
                "migrations/003_add_bio.up.sql",
                "migrations/003_add_bio.down.sql",
                "README.sql")) {
            Files.createDirectories(db.resolve(name).getParent());
            Files.writeString(db.resolve(name), "SELECT 1;\n");
        }
        Files.createDirectories(module.resolve("src/test/resources"));
        Files.writeString(module.resolve("pom.xml"), "<project/>");
    }

    @Test
    void a_project_folder_or_one_that_holds_nothing_else_selects_all() {
        assertThat(ids(selectDirectory(db.toFile()))).hasSize(9);
        assertThat(ids(selectDirectory(module.toFile()))).isEmpty();
    }

    @Test
    void a_folder_in_a_project_selects_what_lies_in_it() {
        assertThat(ids(selectDirectory(db.resolve("schema/10_tables").toFile())))
                .containsExactly("[medium:schema]/[file:10_tables%2Fusers.sql]/[check:executes]");
        assertThat(ids(selectDirectory(db.resolve("migrations").toFile())))
                .hasSize(7)
                .allSatisfy(id -> assertThat(id).startsWith("[medium:migrations]"));
    }

    @Test
    void folders_and_files_of_other_people_stay_silent() throws IOException {
        Path resource = Files.writeString(module.resolve("src/test/resources/data.sql"), "SELECT 1;");

        assertThat(ids(selectDirectory(module.resolve("src/test/resources").toFile()), selectFile(resource.toFile())))
                .isEmpty();
        assertThat(ids(selectDirectory("no/such/folder"), selectFile("no/such/file.sql")))
                .isEmpty();
        assertThat(kit.tree.opened).isEmpty();
    }

    @Test
    void a_file_selects_its_checks_and_a_file_without_checks_none() {
        assertThat(ids(selectFile(db.resolve("migrations/003_add_bio.up.sql").toFile())))
                .containsExactly(
                        MIGRATION + "/[check:up]",
                        MIGRATION + "/[check:down]",
                        MIGRATION + "/[check:round-trip]",
                        MIGRATION + "/[check:safety]");
        assertThat(ids(selectFile(db.resolve("migrations/003_add_bio.down.sql").toFile())))
                .containsExactly(MIGRATION + "/[check:down]");
        assertThat(ids(selectFile(db.resolve("README.sql").toFile()))).isEmpty();
    }

    @Test
    void a_line_selects_the_checks_at_it_or_before_it() {
        Path up = db.resolve("migrations/003_add_bio.up.sql");

        assertThat(ids(selectFile(up.toFile(), FilePosition.from(5))))
                .containsExactly(MIGRATION + "/[check:up]", MIGRATION + "/[check:round-trip]");
        assertThat(ids(selectUri(URI.create(up.toUri() + "?line=9")))).containsExactly(MIGRATION + "/[check:safety]");
        assertThat(ids(selectFile(up.toFile(), FilePosition.from(1)))).hasSize(4);
    }

    @Test
    void a_uri_of_a_file_or_folder_is_like_the_path() {
        assertThat(ids(selectUri(db.resolve("migrations").toUri()))).hasSize(7);
        assertThat(ids(selectUri(URI.create("https://localhost/db")))).isEmpty();
        assertThat(ids(selectUri(URI.create("mailto:nobody")))).isEmpty();
    }

    @Test
    void a_class_path_resource_selects_when_it_is_a_file_and_warns_when_it_lies_in_a_jar() throws Exception {
        Path jar = module.resolve("lib.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new ZipEntry("packed/x.sql"));
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        URL[] urls = {module.toUri().toURL(), jar.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, before)) {
            thread.setContextClassLoader(loader);

            assertThat(ids(selectClasspathResource("db/migrations/003_add_bio.up.sql")))
                    .hasSize(4);
            assertThat(ids(selectClasspathResource("packed/x.sql"))).isEmpty();
            assertThat(kit.discover(selectClasspathResource("packed/x.sql")).getDiscoveryIssues())
                    .extracting(issue -> issue.message())
                    .containsExactly(
                            "The class path resource packed/x.sql lies in a jar: Confiture checks files only.");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void without_a_class_every_test_comes_from_its_file_and_its_id_can_be_rerun() {
        List<TestDescriptor> leaves = kit.leaves(selectDirectory(db.toFile()));

        assertThat(leaves).allSatisfy(leaf -> {
            assertThat(leaf.getSource().orElseThrow()).isInstanceOfAny(FileSource.class, DirectorySource.class);
            assertThat(new Kit().leaves(id(leaf)))
                    .extracting(TestDescriptor::getUniqueId)
                    .containsExactly(leaf.getUniqueId());
        });
    }

    @Test
    void the_id_of_a_project_is_relative_to_the_working_directory() {
        assertThat(kit.leaves(selectDirectory("src/test/projects/tiny/db"))
                        .get(0)
                        .getUniqueId())
                .asString()
                .startsWith("[engine:confiture]/[project:src%2Ftest%2Fprojects%2Ftiny%2Fdb]/[medium:schema]/");
    }

    private List<String> ids(DiscoverySelector... selectors) {
        String prefix = "[engine:confiture]/[project:"
                + db.toString().replace('\\', '/').replace("/", "%2F") + "]/";
        return kit.ids(selectors).stream().map(id -> id.replace(prefix, "")).toList();
    }

    private static DiscoverySelector id(TestDescriptor test) {
        return org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId(test.getUniqueId());
    }
}
