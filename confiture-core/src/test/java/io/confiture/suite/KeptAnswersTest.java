package io.confiture.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.check.Outcome;
import io.confiture.migration.code.JavaMigrations;
import io.confiture.project.DatabaseUrl;
import io.confiture.suite.CheckResult.Word;
import io.confiture.suite.kept.AnswerFiles;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers are given again exactly as long as nothing that can change them did. */
class KeptAnswersTest {

    private static final SuiteServers SERVERS = new SuiteServers();
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path temp;

    private TestProject project;
    private final AtomicInteger serversAsked = new AtomicInteger();
    private Instant now = NOW;

    @AfterAll
    static void stop() {
        SERVERS.close();
    }

    @BeforeEach
    void write() throws IOException {
        project = new TestProject(temp.resolve("shop"))
                .settings("""
                        throwaway: {setup: [setup/before.sql]}
                        migration: {directory: scripts, placeholders: {who: "${WHO}"}}
                        """)
                .file("setup/before.sql", "CREATE SCHEMA before;\n")
                .file("db/environments/local.yaml", "checks: {threshold: error}\n")
                .file("db/environments/other.yaml", "checks: {threshold: error}\n")
                .file(
                        "db/schema/10_item.sql",
                        "CREATE TABLE item (id int PRIMARY KEY, name text);\n\\i common/more.sql\n")
                .file("common/more.sql", "CREATE TABLE more (id int);\n")
                .file("db/seeds/10_item.sql", "INSERT INTO item (id, name) VALUES (1, 'one');\n")
                .file("scripts/001_item.up.sql", "CREATE TABLE item (id int PRIMARY KEY, name text);\n")
                .file("scripts/001_item.down.sql", "DROP TABLE item;\n")
                .file("scripts/002_more.up.sql", "CREATE TABLE more (id int);\n")
                .file("scripts/002_more.down.sql", "DROP TABLE more;\n")
                .file("scripts/003_nothing.up.sql", "SELECT 1;\nCOMMIT;\n")
                .file("scripts/003_nothing.down.sql", "-- nothing\n");
        Files.createDirectories(temp.resolve("answers"));
        age();
    }

    /** Let everything have been written an hour ago. */
    private void age() throws IOException {
        try (Stream<Path> files = Files.walk(project.root())) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
            }
        }
    }

    private SuiteRequest request(String... variables) {
        Map<String, String> all = new HashMap<>(Map.of("WHO", "nobody"));
        for (int i = 0; i < variables.length; i += 2) {
            all.put(variables[i], variables[i + 1]);
        }
        return new SuiteRequest(project.root().resolve("db"), null, all);
    }

    private Map<String, CheckResult> run(SuiteRequest request) {
        return run(request, () -> {});
    }

    private Map<String, CheckResult> run(SuiteRequest request, Runnable meanwhile) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        try (Suite suite = Suite.open(
                request,
                () -> {
                    serversAsked.incrementAndGet();
                    return SERVERS;
                },
                () -> new AnswerFiles(temp.resolve("answers"), clock))) {
            meanwhile.run();
            Map<String, CheckResult> byId = new TreeMap<>();
            new CheckRun(suite.root()).run(r -> byId.put(r.check().id(), r));
            return byId;
        }
    }

    private static List<String> kept(Map<String, CheckResult> results) {
        return results.values().stream()
                .filter(r -> r.keptSince() != null)
                .map(r -> r.check().id())
                .toList();
    }

    private static void green(Map<String, CheckResult> results) {
        assertThat(results.values()).allMatch(r -> r.word() == Word.PASSED || r.word() == Word.SKIPPED);
    }

    @Test
    void nothing_changed_gives_every_answer_again_without_a_server() {
        Map<String, CheckResult> first = run(request());
        green(first);
        assertThat(kept(first)).isEmpty();
        int asked = serversAsked.get();
        assertThat(asked).isPositive();

        now = NOW.plus(Duration.ofDays(6));
        Map<String, CheckResult> second = run(request());
        List<String> keepable = first.values().stream()
                .filter(r -> r.check().check().keepable())
                .map(r -> r.check().id())
                .toList();
        assertThat(kept(second)).hasSizeGreaterThan(20).containsExactlyElementsOf(keepable);
        assertThat(serversAsked).hasValue(asked);
        second.forEach((id, result) -> {
            assertThat(result.keptSince()).isEqualTo(keepable.contains(id) ? NOW : null);
            assertThat(again(Objects.requireNonNull(result.outcome())))
                    .as(id)
                    .isEqualTo(Objects.requireNonNull(first.get(id)).outcome());
        });
        assertThat(second.values())
                .as("notes are kept too")
                .anyMatch(r -> r.outcome() instanceof Outcome.Passed passed
                        && passed.notes().stream().anyMatch(n -> n.message().contains("transaction")));
    }

    private static Outcome again(Outcome outcome) {
        return outcome instanceof Outcome.Passed passed
                ? new Outcome.Passed(passed.notes())
                : new Outcome.Skipped(((Outcome.Skipped) Objects.requireNonNull(outcome)).reason());
    }

    /** What may change, and how. */
    private record Flip(String what, Consumer<TestProject> edit) {
        @Override
        public String toString() {
            return what;
        }
    }

    static List<Flip> flips() {
        return List.of(
                new Flip(
                        "a byte of an up script",
                        p -> p.file("scripts/001_item.up.sql", "CREATE TABLE item (id int PRIMARY KEY, nama text);\n")),
                new Flip("a byte of a down script", p -> p.file("scripts/001_item.down.sql", "DROP TABLE item ;\n")),
                new Flip("a byte of an included file", p -> p.file("common/more.sql", "CREATE TABLE more (ie int);\n")),
                new Flip("a byte of a prerequisite", p -> p.file("setup/before.sql", "CREATE SCHEMA beforf;\n")),
                new Flip(
                        "a byte of a seed file",
                        p -> p.file("db/seeds/10_item.sql", "INSERT INTO item (id, name) VALUES (2, 'one');\n")),
                new Flip(
                        "a byte of a schema file",
                        p -> p.file(
                                "db/schema/10_item.sql",
                                "CREATE TABLE item (id int PRIMARY KEY, nama text);\n\\i common/more.sql\n")),
                new Flip("a setting of the project", p -> p.settings("""
                        throwaway: {setup: [setup/before.sql]}
                        migration: {directory: scripts, placeholders: {who: "${WHO}"}, require_down: always}
                        """)),
                new Flip(
                        "a setting of the environment",
                        p -> p.file("db/environments/local.yaml", "checks: {threshold: warning}\n")),
                new Flip("a new environment", p -> p.file("db/environments/third.yaml", "checks: {}\n")),
                new Flip("a new file", p -> p.file("scripts/004_new.up.sql", "SELECT 1;\n")),
                new Flip("a file that is gone", p -> delete(p.root().resolve("scripts/003_nothing.down.sql"))),
                new Flip(
                        "a file of another name",
                        p -> move(
                                p.root().resolve("scripts/003_nothing.up.sql"),
                                p.root().resolve("scripts/003_nothinh.up.sql"))),
                new Flip("a new folder", p -> make(p.root().resolve("db/schema/20"))),
                new Flip("a known finding", p -> p.file("confiture-baseline.yaml", "known: []\n")),
                new Flip("a byte order mark", p -> p.file("scripts/002_more.down.sql", "\uFEFFDROP TABLE more;\n")));
    }

    private static void delete(Path file) {
        quietly(() -> Files.delete(file));
    }

    private static void move(Path from, Path to) {
        quietly(() -> Files.move(from, to));
    }

    private static void make(Path folder) {
        quietly(() -> Files.createDirectory(folder));
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void quietly(Work work) {
        try {
            work.run();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("flips")
    void every_file_counts(Flip flip) throws IOException {
        run(request());
        assertThat(kept(run(request()))).isNotEmpty();
        flip.edit.accept(project);
        age();
        assertThat(kept(run(request()))).isEmpty();
    }

    @Test
    void size_and_time_of_a_file_do_not_stand_for_its_contents() throws IOException {
        Path file = project.root().resolve("scripts/001_item.down.sql");
        run(request());
        FileTime time = Files.getLastModifiedTime(file);
        Files.writeString(file, "DROP TABLE itex;\n");
        Files.setLastModifiedTime(file, time);
        Map<String, CheckResult> second = run(request());
        assertThat(kept(second)).isEmpty();
        assertThat(Objects.requireNonNull(second.get("migrations/001_item/down"))
                        .word())
                .isEqualTo(Word.FAILED);
    }

    @Test
    void variables_environment_overrides_and_server_count() {
        run(request());
        assertThat(kept(run(request("WHO", "somebody"))))
                .as("a variable that is used")
                .isEmpty();
        assertThat(kept(run(request("UNUSED", "x"))))
                .as("a variable that is not used")
                .isNotEmpty();
        SuiteRequest other = new SuiteRequest(project.root().resolve("db"), "other", Map.of("WHO", "nobody"));
        assertThat(kept(run(other))).as("another environment").isEmpty();
        assertThat(kept(run(request().withOverride("migration.statement_timeout", "61s"))))
                .isEmpty();
        Path bin = Path.of("/usr/lib/postgresql/15/bin");
        if (Files.isDirectory(bin)) {
            assertThat(kept(run(request().withOverride("postgres.bin_directory", bin.toString()))))
                    .as("another server")
                    .isEmpty();
            assertThat(kept(run(request().withOverride("postgres.bin_directory", bin.toString()))))
                    .isNotEmpty();
        }
        assertThat(kept(run(request()))).as("and back").isNotEmpty();
    }

    @Test
    void another_checkout_has_answers_of_its_own() throws IOException {
        run(request());
        Files.move(project.root(), temp.resolve("moved"));
        project = new TestProject(temp.resolve("moved"));
        assertThat(kept(run(request()))).isEmpty();
    }

    @Test
    void what_must_run_every_time_does() {
        run(request());
        assertThat(kept(run(request("CI", "true")))).as("on a build server").isEmpty();
        assertThat(kept(run(request("CI", "false"))))
                .as("not on a build server")
                .isNotEmpty();
        assertThat(kept(run(request().withOverride("checks.cache", "off"))))
                .as("switched off")
                .isEmpty();
        DatabaseUrl url = DatabaseUrl.parse("postgresql://localhost:1/none");
        assertThat(kept(run(request().withTrialDatabase(url))))
                .as("on a given database")
                .isEmpty();
        SuiteRequest external = request()
                .withOverride("postgres.provider", "external")
                .withOverride("postgres.url", "postgresql://localhost:1/none");
        run(external);
        assertThat(kept(run(external))).as("on a server that others run").isEmpty();
    }

    @Test
    void a_failure_is_never_kept_and_fails_until_it_is_repaired() throws IOException {
        project.file("scripts/002_more.down.sql", "SELECT 1;\n");
        age();
        for (int i = 0; i < 2; i++) {
            Map<String, CheckResult> results = run(request());
            assertThat(Objects.requireNonNull(results.get("migrations/002_more/round-trip"))
                            .word())
                    .isEqualTo(Word.FAILED);
            assertThat(kept(results)).hasSize(i == 0 ? 0 : keepable(results));
        }
        project.file("scripts/002_more.down.sql", "DROP TABLE more;\n");
        age();
        green(run(request()));
    }

    private static int keepable(Map<String, CheckResult> results) {
        return (int) results.values().stream()
                .filter(r -> r.check().check().keepable())
                .filter(r -> r.word() == Word.PASSED || r.word() == Word.SKIPPED)
                .count();
    }

    private static int failed(Map<String, CheckResult> results) {
        return (int) results.values().stream()
                .filter(r -> r.word() != Word.PASSED && r.word() != Word.SKIPPED)
                .count();
    }

    @Test
    void files_that_change_while_checks_run_make_nothing_to_be_kept() throws IOException {
        Path file = project.root().resolve("scripts/002_more.down.sql");
        FileTime time = Files.getLastModifiedTime(file);
        run(
                request(),
                () -> quietly(() -> {
                    // The checks were made of the right text, which is now a wrong one, dated back.
                    Files.writeString(file, "SELECT 12345678;\n");
                    Files.setLastModifiedTime(file, time);
                }));
        Map<String, CheckResult> results = run(request());
        assertThat(kept(results)).isEmpty();
        assertThat(failed(results)).isPositive();
    }

    @Test
    void files_that_were_written_a_moment_ago_make_nothing_to_be_kept() {
        project.file("scripts/002_more.down.sql", "DROP TABLE more;\n");
        run(request());
        assertThat(kept(run(request()))).isEmpty();
    }

    @Test
    void answers_are_trusted_for_a_week_and_never_from_the_future() {
        run(request());
        now = NOW.plus(Duration.ofDays(7)).plusSeconds(1);
        assertThat(kept(run(request()))).isEmpty();
        now = NOW.minusSeconds(1);
        assertThat(kept(run(request()))).isEmpty();
    }

    @Test
    void scripts_that_read_elsewhere_make_nothing_to_be_kept() throws IOException {
        for (String sql : List.of(
                "SELECT PG_READ_FILE('/etc/hostname');",
                "COPY more FROM '/tmp/rows';",
                "COPY more\n  (id) FROM PROGRAM 'echo 1';",
                "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$BEGIN EXECUTE 'copy more from ''/x'''; END$$;",
                "CREATE EXTENSION dblink;")) {
            project.file("scripts/004_reads.up.sql", sql + "\n");
            age();
            run(request());
            assertThat(kept(run(request()))).as(sql).isEmpty();
        }
        project.file("scripts/004_reads.up.sql", "COPY more (id) FROM stdin;\n1\n\\.\n")
                .file("scripts/004_reads.down.sql", "");
        age();
        run(request());
        assertThat(kept(run(request()))).as("rows in the script itself").isNotEmpty();
    }

    @Test
    void an_include_that_is_missing_makes_nothing_to_be_kept() throws IOException {
        project.file("db/schema/20_more.sql", "\\i common/not_there.sql\n");
        age();
        run(request());
        assertThat(kept(run(request()))).isEmpty();
    }

    @Test
    void code_on_the_class_path_makes_nothing_to_be_kept() throws IOException {
        run(request());
        Path service = temp.resolve("classes").resolve(JavaMigrations.SERVICE_FILE);
        Files.createDirectories(service.getParent());
        Files.writeString(service, "com.example.NotThere\n");
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        URL[] classes = {temp.resolve("classes").toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(classes, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            assertThat(kept(run(request()))).isEmpty();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
        assertThat(kept(run(request()))).isNotEmpty();
    }
}
