package io.confiture.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.confiture.catalog.CatalogSnapshot;
import io.confiture.project.SourceLocation;
import io.confiture.rows.Column;
import io.confiture.rows.Relation;
import io.confiture.rows.Tables;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import io.confiture.sync.mask.MaskKey;
import io.confiture.sync.mask.Strategies;
import io.confiture.sync.rules.Decision;
import io.confiture.sync.rules.DecisionFiles;
import io.confiture.sync.rules.RowChoice;
import io.confiture.sync.rules.RulesWriter;
import io.confiture.sync.rules.SyncRules;
import io.confiture.sync.rules.TableRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Schemas that people really have: decisions written by the writer are enough for a plan, and each of them is needed. */
class RealSchemasTest {

    private static final Strategies STRATEGIES = Strategies.load(RealSchemasTest.class.getClassLoader());
    private static final SourceLocation PLACE = SourceLocation.of(Path.of("/x"), "x");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path temp;

    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Snapshots snapshots;

    @BeforeAll
    static void start() {
        snapshots = new Snapshots();
    }

    @AfterAll
    static void stop() {
        snapshots.close();
    }

    @ParameterizedTest
    @CsvSource({"chinook/chinook.sql,11,0", "northwind/northwind.sql,14,0", "pagila/pagila-schema.sql,15,2"})
    void decisions_about_all_columns_are_a_plan_and_any_one_missing_is_a_problem(String name, int least, int notes)
            throws IOException {
        CatalogSnapshot snapshot = snapshots.of(corpus(name));
        List<String> lines = new ArrayList<>(List.of("tables:"));
        Tables tables = new Tables(snapshot);
        for (Relation relation : new TreeSet<>(tables.relations())) {
            if (tables.root(relation).equals(relation)) {
                lines.addAll(RulesWriter.lines(kept(relation, tables)));
            }
        }

        SyncPlan plan = plan(snapshot, String.join("\n", lines));
        assertThat(plan.problems()).isEmpty();
        assertThat(plan.tables()).hasSizeGreaterThanOrEqualTo(least);
        assertThat(plan.notes()).hasSizeGreaterThanOrEqualTo(notes);
        int tried = 0;
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).contains("{keep: ")) {
                List<String> fewer = new ArrayList<>(lines);
                String line = fewer.remove(i);
                tried++;
                assertThat(plan(snapshot, String.join("\n", fewer)).problems())
                        .as(line)
                        .isNotEmpty();
            }
        }
        assertThat(tried).isGreaterThan(50);
    }

    private SyncPlan plan(CatalogSnapshot snapshot, String yaml) {
        SyncRules rules = new DecisionFiles(temp).file("a.yaml", yaml + "\n").read();
        return new Planner(rules, STRATEGIES, MaskKey.ofChecks(), 1000).plan(snapshot, TableSelection.ALL);
    }

    private static TableRules kept(Relation relation, Tables tables) {
        Map<String, Decision> columns = new LinkedHashMap<>();
        for (Column column : tables.table(relation).columns()) {
            if (!column.generated()) {
                columns.put(column.name(), new Decision.Keep(PLACE, "made up data", false));
            }
        }
        return new TableRules(
                PLACE, relation.schema(), relation.name(), columns, RowChoice.ALL, null, OptionalLong.empty(), false);
    }

    private static String corpus(String name) throws IOException {
        Path file = Path.of(System.getProperty("confiture.corpora", "../../shared/corpora"))
                .resolve(name);
        assumeTrue(Files.exists(file), "the public sample databases are not in " + file.getParent());
        String dump = Files.readString(file)
                .replace("CREATE EXTENSION IF NOT EXISTS vector WITH SCHEMA public;", "")
                .replace("COMMENT ON EXTENSION vector", "-- ")
                .replace("public.vector(20)", "real[]")
                .replace("CREATE INDEX film_embedding_embedding_hnsw_idx", "-- ");
        return SqlScript.parse(SqlSource.of(file, name, dump)).statements().stream()
                .filter(s -> !s.kind().is("INSERT") && !s.kind().reachesBeyondDatabase())
                .map(s -> s.text() + ";")
                .collect(Collectors.joining("\n"));
    }
}
