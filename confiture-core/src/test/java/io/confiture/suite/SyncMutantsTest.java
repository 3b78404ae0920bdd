package io.confiture.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.suite.CheckResult.Word;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Deletes, misspells and weakens every decision of the sample, one at a time: a check turns red each time, although the sample's list
 * of reviewed decisions, which would notice all of them, is not asked.
 */
class SyncMutantsTest {

    private static final SuiteServers SERVERS = new SuiteServers();
    private static final Path SAMPLE = Path.of("..", "samples", "masked-sync", "db");
    private static final List<String> FILES = List.of("customers.yaml", "orders.yaml");

    private static final Predicate<String> ALL = id -> id.startsWith("sync/") && !id.equals("sync/approved");
    private static final Predicate<String> QUICK = id -> id.equals("sync/files")
            || id.equals("sync/tables")
            || id.startsWith("sync/") && (id.endsWith("/decided") || id.endsWith("/hostile-values"));

    /** What only a person can know, so that only the list of reviewed decisions notices when it is kept. */
    private static final List<String> LOOK_HARMLESS = List.of("customer_number", "amount", "city");

    @AfterAll
    static void stop_the_server() {
        SERVERS.close();
    }

    /** Is one changed line of a file; null for one that is deleted. */
    record Mutant(String file, int line, String title, String text) {
        @Override
        public String toString() {
            return file + ":" + (line + 1) + " " + title;
        }
    }

    static Stream<Mutant> mutants() throws IOException {
        List<Mutant> mutants = new ArrayList<>();
        for (String file : FILES) {
            List<String> lines = Files.readAllLines(SAMPLE.resolve("sync").resolve(file));
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                String name = line.strip().split(":")[0];
                boolean decision = line.startsWith("      ") && line.charAt(6) != ' ';
                boolean path = line.strip().startsWith("$.") && line.contains("{mask:");
                if (path) {
                    mutants.add(new Mutant(file, i, "kept", "            " + name + ": {keep: why not}"));
                }
                if (!decision || !line.endsWith("}")) {
                    continue;
                }
                mutants.add(new Mutant(file, i, "deleted", "#"));
                mutants.add(new Mutant(file, i, "misspelled", line.replace(name + ":", name + "x:")));
                if (line.contains("{mask:")) {
                    String strategy = line.contains("strategy: ") ? "strategy: " : "mask: ";
                    mutants.add(new Mutant(file, i, "unknown strategy", line.replace(strategy, strategy + "x")));
                    mutants.add(new Mutant(
                            file,
                            i,
                            "left as it is",
                            "      " + name + ": {mask: {strategy: preserve, reason: why not}}"));
                    if (!LOOK_HARMLESS.contains(name)) {
                        mutants.add(new Mutant(file, i, "kept", "      " + name + ": {keep: why not}"));
                    }
                }
                if (line.contains("{null:")) {
                    mutants.add(new Mutant(file, i, "kept", "      " + name + ": {keep: why not}"));
                }
            }
        }
        return mutants.stream();
    }

    @Test
    void there_are_mutants_of_every_decision() throws IOException {
        assertThat(mutants()).hasSizeGreaterThan(120);
    }

    @Test
    void the_sample_itself_is_green(@TempDir Path folder) throws IOException {
        Path db = copy(folder);

        assertThat(red(db, ALL)).isEmpty();
        assertThat(results(db, ALL))
                .anyMatch(r -> r.check().id().equals("sync/customers/email/leaks-nothing") && r.word() == Word.PASSED);
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void a_check_turns_red(Mutant mutant, @TempDir Path folder) throws IOException {
        Path db = copy(folder);
        Path file = db.resolve("sync").resolve(mutant.file());
        List<String> lines = Files.readAllLines(file);
        lines.set(mutant.line(), mutant.text());
        Files.write(file, lines);

        // What needs no copy of the sample answers first: most mutants end there.
        assertThat(red(db, QUICK).isEmpty() ? red(db, ALL) : List.of("quick"))
                .as(mutant.toString())
                .isNotEmpty();
    }

    @Test
    void the_list_of_reviewed_decisions_notices_all_of_them(@TempDir Path folder) throws IOException {
        Path db = copy(folder);
        Files.copy(SAMPLE.resolve("sync.approved.yaml"), db.resolve("sync.approved.yaml"));
        assertThat(red(db, id -> id.equals("sync/approved"))).isEmpty();
        for (Mutant mutant : mutants().toList()) {
            Path file = db.resolve("sync").resolve(mutant.file());
            List<String> right = Files.readAllLines(file);
            List<String> lines = new ArrayList<>(right);
            lines.set(mutant.line(), mutant.text());
            Files.write(file, lines);
            assertThat(red(db, id -> id.equals("sync/approved")))
                    .as(mutant.toString())
                    .containsExactly("sync/approved");
            Files.write(file, right);
        }
    }

    private static Path copy(Path folder) throws IOException {
        Path db = folder.resolve("db");
        for (String name : List.of("schema", "sync")) {
            Files.createDirectories(db.resolve(name));
            try (Stream<Path> files = Files.list(SAMPLE.resolve(name))) {
                for (Path file : files.toList()) {
                    Files.copy(file, db.resolve(name).resolve(file.getFileName()));
                }
            }
        }
        return db;
    }

    private static List<String> red(Path db, Predicate<String> ids) {
        return results(db, ids).stream()
                .filter(r -> r.word() == Word.FAILED)
                .map(r -> r.check().id())
                .toList();
    }

    private static List<CheckResult> results(Path db, Predicate<String> ids) {
        try (Suite suite = Suite.open(SuiteRequest.of(db).withOverride("checks.cache", "off"), () -> SERVERS)) {
            CheckRun run = new CheckRun(suite.root());
            List<String> wanted =
                    run.checks().stream().map(SelectedCheck::id).filter(ids).toList();
            assertThat(wanted).isNotEmpty();
            run.keep(wanted);
            List<CheckResult> results = run.run(r -> {});
            assertThat(results)
                    .allSatisfy(r -> assertThat(r.error()).as(r.check().id()).isNull());
            return results;
        }
    }
}
