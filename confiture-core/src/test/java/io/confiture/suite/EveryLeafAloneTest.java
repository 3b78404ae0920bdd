package io.confiture.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.confiture.check.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every check gives the verdict alone that it gives in the whole run, and in every order. */
class EveryLeafAloneTest {

    private Path temp;

    @BeforeEach
    void a_folder(@TempDir Path folder) {
        temp = folder;
    }

    @Test
    void in_the_broken_shop() {
        Path shop = Path.of("..", "samples", "shop-broken", "db");
        assumeTrue(Files.isDirectory(shop), "the samples are not beside this module");
        holdsFor(shop);
    }

    @Test
    void in_a_project_with_all_sorts_of_migrations() {
        TestProject project = new TestProject(temp)
                .schema("a.sql", "CREATE ROLE app;\nCREATE TABLE a (id serial PRIMARY KEY);\nCREATE TABLE b ();")
                .up("001_a", "CREATE TABLE a (id serial PRIMARY KEY);")
                .down("001_a", "DROP TABLE a;")
                .up("002_rows", "INSERT INTO a DEFAULT VALUES;")
                .down("002_rows", "SELECT 1;")
                .up("003_ids", "INSERT INTO a DEFAULT VALUES;\nDO $$ BEGIN ASSERT (SELECT max(id) FROM a) = 2; END $$;")
                .down("003_ids", "DELETE FROM a WHERE id = 2;")
                .up("004_index", "CREATE INDEX CONCURRENTLY i ON a (id);")
                .down("004_index", "DROP INDEX CONCURRENTLY i;")
                .up("005_role", "CREATE ROLE app;\nALTER TABLE a OWNER TO app;")
                .down("005_role", "SELECT 1;")
                .up("006_back", "CREATE TABLE b ();")
                .down("006_back", "DROP TABLE nothing;")
                .up("007_half", "CREATE TABLE half ();\nVACUUM;\nSELECT 1 / 0;")
                .down("007_half", "DROP TABLE half;")
                .up("008_after", "CREATE TABLE after ();")
                .down("008_after", "DROP TABLE after;");

        Map<String, String> whole = holdsFor(project.root().resolve("db"));

        assertThat(whole.values()).anyMatch(v -> v.contains("Failed")).anyMatch(v -> v.contains("Aborted"));
    }

    private static Map<String, String> holdsFor(Path directory) {
        Map<String, String> whole = verdicts(directory, checks -> {});
        assertThat(whole).hasSizeGreaterThan(10);
        assertThat(verdicts(directory, Collections::reverse)).isEqualTo(whole);
        for (long seed = 1; seed <= 3; seed++) {
            Random random = new Random(seed);
            assertThat(verdicts(directory, checks -> Collections.shuffle(checks, random)))
                    .as("seed " + seed)
                    .isEqualTo(whole);
        }
        whole.forEach(
                (id, verdict) -> assertThat(verdicts(directory, checks -> checks.removeIf(c -> !c.id().equals(id))))
                        .as("alone")
                        .containsExactly(Map.entry(id, verdict)));
        return whole;
    }

    private static Map<String, String> verdicts(Path directory, Consumer<List<SelectedCheck>> choice) {
        Map<String, String> verdicts = new TreeMap<>();
        try (Suite suite = Suite.open(SuiteRequest.of(directory).withOverride("checks.cache", "off"))) {
            List<SelectedCheck> checks = new ArrayList<>(new CheckRun(suite.root()).checks());
            choice.accept(checks);
            for (SelectedCheck check : checks) {
                Outcome outcome = check.check().run();
                verdicts.put(check.id(), outcome.toString());
            }
        }
        return verdicts;
    }
}
