package io.confiture.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users get from {@code mvn test}: exit code, totals and names, which must not depend on the versions they use. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsumerBuildsTest {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path SAMPLES = Path.of("../samples").toAbsolutePath().normalize();
    private static final Path PROJECTS = Path.of("src/test/projects").toAbsolutePath();
    private static final String DATABASE_TEST = "com.example.shop.DatabaseTest";
    private static final String CART_TEST = "com.example.shop.CartTest";

    private final Path localRepository = Path.of(System.getProperty("consumer.local.repository", ""));
    private Staging staging;
    private List<String> expected;

    @BeforeAll
    void stage_the_modules() throws IOException {
        staging = Staging.of(TARGET.resolve("staging"), localRepository);
        expected = Files.readAllLines(PROJECTS.resolve("shop-broken.expected.txt"));
    }

    @AfterAll
    void remove_them_from_the_local_repository() throws IOException {
        staging.close();
    }

    @ParameterizedTest
    @CsvSource({"3.2.5, 5.10.5", "3.5.3, 5.14.4", "3.5.6, 6.1.3", "3.6.1, 5.10.5", "3.6.1, 6.1.3"})
    void every_version_counts_and_names_the_same(String surefire, String junit, TestInfo test) throws Exception {
        Build build =
                broken(test, pom().withSurefire(surefire).withJunit(junit)).mvnTest();

        assertThat(build.exitCode()).as(build.output()).isEqualTo(1);
        assertThat(build.of(DATABASE_TEST)).isEqualTo(expected);
        assertThat(build.of(CART_TEST)).containsExactly("failure fails", "passed adds", "skipped rests");
        assertThat(build.totals()).isEqualTo(totals(expected, 3, 1, 1));
        assertThat(build.output()).contains("Running " + DATABASE_TEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.5.6", "3.6.1"})
    void what_fails_fails_again_when_rerun(String surefire, TestInfo test) throws Exception {
        Build build = broken(test, pom().withSurefire(surefire)).mvnTest("-Dsurefire.rerunFailingTestsCount=1");

        assertThat(build.exitCode()).as(build.output()).isEqualTo(1);
        assertThat(build.totals()).isEqualTo(totals(expected, 3, 1, 1));
        assertThat(build.output()).doesNotContain("Flakes:");
        assertThat(build.of(DATABASE_TEST))
                .isEqualTo(expected.stream()
                        .map(line -> line.replaceFirst("^(failure) ", "$1+rerunFailure "))
                        .sorted()
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.2.5", "3.5.6", "3.6.1"})
    void a_pattern_selects_by_name(String surefire, TestInfo test) throws Exception {
        Build build = broken(test, pom().withSurefire(surefire)).mvnTest("-Dtest=DatabaseTest#*004*");

        assertThat(build.exitCode()).as(build.output()).isEqualTo(1);
        assertThat(build.verdicts().keySet()).allMatch(name -> name.startsWith(DATABASE_TEST));
        assertThat(build.of(DATABASE_TEST)).isEqualTo(containing(" migrations 004_widen: "));
    }

    @Test
    void an_exact_name_selects_one_test_and_a_shorter_glob_of_ours_skips_the_rest(TestInfo test) throws Exception {
        Consumer consumer = broken(test, pom());

        assertThat(consumer.mvnTest("-Dtest=DatabaseTest#migrations 001_customers: round trip")
                        .of(DATABASE_TEST))
                .containsExactly("passed migrations 001_customers: round trip");
        Build filtered = consumer.mvnTest("-Dconfiture.filter=*001_customers: *", "-Dtest=DatabaseTest");
        assertThat(filtered.exitCode()).as(filtered.output()).isZero();
        assertThat(filtered.of(DATABASE_TEST)).hasSameSizeAs(expected);
        // What the filter leaves out is skipped, as is a check of the migration that has nothing to do.
        assertThat(filtered.of(DATABASE_TEST).stream().filter(line -> line.startsWith("passed ")))
                .isEqualTo(containing(" migrations 001_customers: ").stream()
                        .filter(line -> line.startsWith("passed "))
                        .toList());
    }

    @Test
    void a_group_selects_by_tag(TestInfo test) throws Exception {
        Build build = broken(test, pom()).mvnTest("-Dgroups=round-trip");

        assertThat(build.exitCode()).as(build.output()).isEqualTo(1);
        assertThat(build.of(DATABASE_TEST)).isEqualTo(containing(": round trip"));
    }

    @Test
    void a_reactor_with_several_forks_finds_each_modules_own_folder(TestInfo test) throws Exception {
        Pom forks = pom().withConfiguration("<forkCount>2</forkCount>");
        Build build = consumer(test)
                .file("pom.xml", Pom.reactor("good", "bad"))
                .file("good/pom.xml", forks.module("good"))
                .copy(SAMPLES.resolve("shop/db"), "good/db")
                .copy(SAMPLES.resolve("shop/src"), "good/src")
                .file("bad/pom.xml", forks.module("bad"))
                .copy(SAMPLES.resolve("shop-broken/db"), "bad/db")
                .file("bad/src/test/java/com/example/bad/DatabaseTest.java", marker("com.example.bad"))
                .mvnTest("--fail-at-end");

        assertThat(build.exitCode()).as(build.output()).isEqualTo(1);
        assertThat(build.of("com.example.bad.DatabaseTest")).isEqualTo(expected);
        assertThat(build.of(DATABASE_TEST)).hasSizeGreaterThan(20).noneMatch(line -> line.startsWith("failure "));
    }

    @Test
    void in_the_process_of_maven_it_gives_the_same(TestInfo test) throws Exception {
        assertThat(broken(test, pom()).mvnTest("-DforkCount=0").of(DATABASE_TEST))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.14.4", "6.1.3"})
    void in_parallel_it_gives_the_same(String junit, TestInfo test) throws Exception {
        Build build = broken(test, pom().withJunit(junit)).mvnTest("-Dconfiture.execution.parallel.enabled=true");

        assertThat(build.of(DATABASE_TEST)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"shop, com.example.shop, 20", "prep-seed, com.example.catalog, 12", "masked-sync, com.example.shop, 80"
    })
    void a_sample_is_green_with_its_own_pom(String name, String packageName, int more, TestInfo test) throws Exception {
        String pom = Files.readString(SAMPLES.resolve(name).resolve("pom.xml"));
        Build build = consumer(test)
                .copy(SAMPLES.resolve(name).resolve("db"), "db")
                .copy(SAMPLES.resolve(name).resolve("src"), "src")
                .file("pom.xml", Pom.ofSample(pom, staging))
                .mvnTest();

        assertThat(build.exitCode()).as(build.output()).isZero();
        assertThat(build.of(packageName + ".DatabaseTest").stream().filter(line -> line.startsWith("passed ")))
                .hasSizeGreaterThan(more);
        assertThat(build.of(packageName + ".DatabaseTest"))
                .allMatch(line -> line.startsWith("passed ") || line.startsWith("skipped "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.10.5", "5.12.2", "5.14.4", "6.1.3"})
    void tests_written_by_hand_run_beside_those_of_files(String junit, TestInfo test) throws Exception {
        Build build = assertions(test, junit).mvnTest();

        assertThat(build.exitCode()).as(build.output()).isZero();
        assertThat(build.of("com.example.DatabaseTest"))
                .hasSizeGreaterThan(20)
                .contains("passed migrations 003_check_bio: up");
        assertThat(build.of("com.example.AddBioTest"))
                .hasSize(1)
                .allMatch(line -> line.startsWith("passed keepsUsers"));
        assertThat(build.of("com.example.StatesTest")).hasSize(7).allMatch(line -> line.startsWith("passed "));
    }

    @Test
    void a_test_written_by_hand_that_expects_too_much_makes_the_build_red(TestInfo test) throws Exception {
        String expected = ".hasType(\"text\").isNullable();";
        String source = Files.readString(SAMPLES.resolve("assertions/src/test/java/com/example/AddBioTest.java"));
        assertThat(source).contains(expected);
        Build build = assertions(test, "5.14.4")
                .file(
                        "src/test/java/com/example/AddBioTest.java",
                        source.replace(expected, ".hasType(\"varchar(80)\").isNullable();"))
                .mvnTest("-Dtest=AddBioTest");

        assertThat(build.exitCode()).as(build.output()).isEqualTo(1);
        assertThat(failures(build, "com.example.AddBioTest"))
                .singleElement()
                .asString()
                .startsWith("failure keepsUsers");
        assertThat(build.output())
                .contains("Expecting column public.users.bio", "Defined at db/migrations/002_bio.up.sql:1:");
    }

    private Consumer assertions(TestInfo test, String junit) throws IOException {
        Path sample = SAMPLES.resolve("assertions");
        String pom = Files.readString(sample.resolve("pom.xml"));
        assertThat(pom).contains("<version>5.14.4</version>");
        Consumer consumer = consumer(test)
                .copy(sample.resolve("db"), "db")
                .copy(sample.resolve("tenants"), "tenants")
                .copy(sample.resolve("src"), "src");
        return consumer.file(
                "pom.xml",
                Pom.ofSample(pom, staging).replace("<version>5.14.4</version>", "<version>" + junit + "</version>"));
    }

    @Test
    void decisions_that_mask_too_little_make_the_build_red(TestInfo test) throws Exception {
        Path sample = SAMPLES.resolve("masked-sync-broken");
        Build build = consumer(test)
                .copy(sample.resolve("db"), "db")
                .copy(sample.resolve("src"), "src")
                .file("pom.xml", Pom.ofSample(Files.readString(sample.resolve("pom.xml")), staging))
                .mvnTest();

        assertThat(build.exitCode()).as(build.output()).isEqualTo(1);
        assertThat(failures(build, "com.example.shop.DecisionsTest"))
                .containsExactly(
                        "failure sync addresses customer_id: linked",
                        "failure sync addresses: decided",
                        "failure sync audit emails: decided",
                        "failure sync customers customer_number: fits",
                        "failure sync customers customer_number: unique",
                        "failure sync customers: decided",
                        "failure sync visits: decided");
        assertThat(failures(build, "com.example.shop.LeaksTest"))
                .containsExactly(
                        "failure sync customers email: leaks nothing",
                        "failure sync customers: decided",
                        "failure sync messages body: leaks nothing",
                        "failure sync payments iban: hostile values",
                        "failure sync payments iban: leaks nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.10.5", "6.1.3"})
    void without_a_bom_the_users_jupiter_decides_the_platform(String junit, TestInfo test) throws Exception {
        String pom = Pom.ofSample(Files.readString(SAMPLES.resolve("shop/pom.xml")), staging);
        Build build = consumer(test)
                .copy(SAMPLES.resolve("shop/db"), "db")
                .copy(SAMPLES.resolve("shop/src"), "src")
                .copy(PROJECTS.resolve("cart/src"), "src")
                .file("pom.xml", Pom.withJupiter(pom, junit))
                .mvnTest();

        assertThat(build.exitCode()).as(build.output()).isEqualTo(1);
        assertThat(build.of(DATABASE_TEST)).hasSizeGreaterThan(20).noneMatch(line -> line.startsWith("failure "));
        assertThat(build.of(CART_TEST)).containsExactly("failure fails", "passed adds", "skipped rests");
    }

    @Test
    void a_folder_that_is_missing_is_a_failure(TestInfo test) throws Exception {
        Build build = consumer(test)
                .file("pom.xml", pom().text())
                .copy(SAMPLES.resolve("shop/src"), "src")
                .mvnTest();

        assertThat(build.exitCode()).as(build.output()).isEqualTo(1);
        assertThat(build.totals()).startsWith("Tests run: 1, Failures: 1, Errors: 0, Skipped: 0");
        assertThat(build.of(DATABASE_TEST)).hasSize(1);
    }

    @Test
    void the_other_jdk_gives_the_same(TestInfo test) throws Exception {
        Path other = otherJdk();
        assumeTrue(Files.isDirectory(other), "no other JDK at " + other + ": set JAVA_25_HOME");
        Build build = broken(test, pom().withSurefire("3.6.1")).onJdk(other).mvnTest();

        assertThat(build.exitCode()).as(build.output()).isEqualTo(1);
        assertThat(build.of(DATABASE_TEST)).isEqualTo(expected);
    }

    /** Return JDK 25 when this is 17, and 17 when this is 25. */
    private static Path otherJdk() {
        boolean newer = Runtime.version().feature() >= 25;
        String home = System.getenv(newer ? "JAVA_17_HOME" : "JAVA_25_HOME");
        return Path.of(
                home != null
                        ? home
                        : newer ? "/usr/lib/jvm/java-17-openjdk-amd64" : "/usr/lib/jvm/temurin-25-jdk-amd64");
    }

    private Pom pom() {
        return Pom.current(staging);
    }

    private Consumer consumer(TestInfo test) throws IOException {
        String name = test.getTestMethod().orElseThrow().getName()
                + (test.getDisplayName().startsWith("[") ? test.getDisplayName() : "");
        return Consumer.in(
                TARGET.resolve("consumers").resolve(name.replaceAll("[^A-Za-z0-9.]+", "-")), localRepository);
    }

    /** Make the shop with defects, beside which lie ordinary tests. */
    private Consumer broken(TestInfo test, Pom pom) throws IOException {
        return consumer(test)
                .file("pom.xml", pom.text())
                .copy(SAMPLES.resolve("shop-broken/db"), "db")
                .copy(SAMPLES.resolve("shop-broken/src"), "src")
                .copy(PROJECTS.resolve("cart/src"), "src");
    }

    /** Return what neither passed nor was skipped, so that an error is not taken for nothing. */
    private static List<String> failures(Build build, String className) {
        return build.of(className).stream()
                .filter(line -> !line.startsWith("passed ") && !line.startsWith("skipped "))
                .toList();
    }

    private static String marker(String packageName) {
        return """
                package %s;

                import io.confiture.junit.ConfitureProject;

                @ConfitureProject
                class DatabaseTest {}
                """.formatted(packageName);
    }

    private List<String> containing(String words) {
        List<String> some =
                expected.stream().filter(line -> line.contains(words)).toList();
        assertThat(some).isNotEmpty();
        return some;
    }

    /** Return Surefire's line for our tests and others. */
    private static String totals(List<String> ours, int others, int otherFailures, int otherSkipped) {
        return "Tests run: %d, Failures: %d, Errors: %d, Skipped: %d"
                .formatted(
                        ours.size() + others,
                        count(ours, "failure ") + otherFailures,
                        count(ours, "error "),
                        count(ours, "skipped ") + otherSkipped);
    }

    private static int count(List<String> lines, String verdict) {
        return Math.toIntExact(
                lines.stream().filter(line -> line.startsWith(verdict)).count());
    }
}
