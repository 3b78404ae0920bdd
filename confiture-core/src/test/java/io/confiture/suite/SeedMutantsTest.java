package io.confiture.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.check.Outcome;
import io.confiture.suite.CheckResult.Word;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plants one mistake at a time into a project that is right: exactly the checks that are made for it turn red. */
class SeedMutantsTest {

    private static final SuiteServers SERVERS = new SuiteServers();
    private static final String UPDATE = "confiture.docs.update";
    private static final Path PAGE = Path.of("..", "docs", "reference", "seed-mutants.md");
    private static final List<Integer> LEVELS = List.of(1, 2, 3, 4, 5);
    private static final List<Integer> WITHOUT_DATABASE = List.of(1, 2, 3);

    @AfterAll
    static void stop_the_server() {
        SERVERS.close();
    }

    @Test
    void the_sample_itself_has_no_finding_at_all(@TempDir Path folder) {
        List<CheckResult> results = run(SeedMutant.copy(folder), LEVELS);

        for (int level : LEVELS) {
            assertThat(results)
                    .as("level %d", level)
                    .anyMatch(r -> r.check().id().startsWith(prefix(level)) && r.word() == Word.PASSED);
        }
        assertThat(results).allSatisfy(r -> {
            if (r.word() != Word.SKIPPED) {
                assertThat(r.outcome()).as(r.check().id()).isEqualTo(Outcome.passed());
            }
        });
        assertThat(results)
                .filteredOn(r -> r.word() == Word.SKIPPED)
                .as("what has nothing to look at")
                .allSatisfy(r -> assertThat(((Outcome.Skipped) Objects.requireNonNull(r.outcome())).reason())
                        .containsAnyOf(
                                "has no column of the form fk_*_id",
                                "has no foreign key",
                                "the files show every",
                                "plpgsql_check"));
    }

    @Test
    void a_big_file_that_is_right_has_none_either(@TempDir Path folder) {
        SeedMutant right = SeedMutants.add(1, "none", SeedMutants.MANY_CUSTOMERS, SeedMutants.manyCustomers(0));

        assertThat(red(run(right.plant(folder), WITHOUT_DATABASE))).isEmpty();
    }

    static Stream<SeedMutant> mutants() {
        return SeedMutants.all().stream();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void turns_red_what_is_made_for_it(SeedMutant mutant, @TempDir Path folder) {
        Path db = mutant.plant(folder);

        Map<Integer, List<String>> red = red(run(db, mutant.needsDatabase() ? LEVELS : WITHOUT_DATABASE));

        assertThat(red.keySet().stream().min(Integer::compare))
                .as("first red level of %s", red)
                .contains(mutant.level());
        assertThat(red.get(mutant.level())).containsExactlyInAnyOrderElementsOf(mutant.red());
    }

    @Test
    void there_are_enough_of_them_and_each_is_another() {
        assertThat(SeedMutants.all())
                .hasSizeGreaterThanOrEqualTo(40)
                .doesNotHaveDuplicates()
                .extracting(SeedMutant::title)
                .doesNotHaveDuplicates();
        for (int level : LEVELS) {
            assertThat(SeedMutants.all()).filteredOn(m -> m.level() == level).hasSizeGreaterThan(4);
        }
    }

    @Test
    void the_committed_page_is_current() throws IOException {
        if (Boolean.getBoolean(UPDATE)) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page());
        }
        assertThat(PAGE).as("regenerate with -D" + UPDATE + "=true").hasContent(page());
    }

    /** Run some levels, all in one suite. */
    private static List<CheckResult> run(Path db, List<Integer> levels) {
        List<String> ids = levels.stream().map(SeedMutantsTest::prefix).toList();
        try (Suite suite = Suite.open(SuiteRequest.of(db).withOverride("checks.cache", "off"), () -> SERVERS)) {
            CheckRun run = new CheckRun(suite.root());
            assertThat(run.keep(ids)).as("ids that name nothing").isEmpty();
            return run.run(r -> {});
        }
    }

    private static String prefix(int level) {
        return "seeds/level-" + level + "/";
    }

    /** Return what failed, by level; what was aborted because of it is not among it. */
    private static Map<Integer, List<String>> red(List<CheckResult> results) {
        Map<Integer, List<String>> red = new TreeMap<>();
        for (CheckResult result : results) {
            String id = result.check().id();
            assertThat(result.error()).as(id).isNull();
            if (result.word() == Word.FAILED) {
                int level = Character.digit(id.charAt("seeds/level-".length()), 10);
                red.computeIfAbsent(level, l -> new ArrayList<>()).add(id.substring("seeds/".length()));
            }
        }
        return red;
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # Mistakes that are caught

                Each row is one mistake, planted alone into a copy of `samples/prep-seed`, where nothing is red. The checks named are
                all that turn red on the first level that sees the mistake; the levels before it stay green. This page is written
                from the test that plants them.

                | level | mistake | planted in | red |
                |---|---|---|---|
                """);
        for (SeedMutant mutant : SeedMutants.all()) {
            page.append("| %d | %s | `%s` | %s |\n"
                    .formatted(
                            mutant.level(),
                            mutant.title(),
                            Path.of("db")
                                    .resolve(mutant.file())
                                    .normalize()
                                    .toString()
                                    .replace('\\', '/'),
                            String.join(
                                    "<br>",
                                    mutant.red().stream()
                                            .map(id -> "`" + id + "`")
                                            .toList())));
        }
        return page.toString();
    }
}
