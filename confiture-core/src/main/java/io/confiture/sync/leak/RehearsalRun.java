package io.confiture.sync.leak;

import io.confiture.catalog.CatalogReader;
import io.confiture.catalog.CatalogSnapshot;
import io.confiture.catalog.ReaderOptions;
import io.confiture.check.Finding;
import io.confiture.postgres.Database;
import io.confiture.postgres.PostgresException;
import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import io.confiture.project.DatabaseUrl;
import io.confiture.rows.Filled;
import io.confiture.rows.Filler;
import io.confiture.rows.Hints;
import io.confiture.rows.Relation;
import io.confiture.rows.Restraint;
import io.confiture.rows.Table;
import io.confiture.rows.TableRows;
import io.confiture.rows.Tables;
import io.confiture.sync.copy.SyncException;
import io.confiture.sync.copy.SyncRequest;
import io.confiture.sync.mask.MaskKey;
import io.confiture.sync.mask.Strategies;
import io.confiture.sync.plan.ColumnPlan;
import io.confiture.sync.plan.Planner;
import io.confiture.sync.plan.SyncPlan;
import io.confiture.sync.plan.TablePlan;
import io.confiture.sync.plan.TableSelection;
import io.confiture.sync.rules.ColumnName;
import io.confiture.sync.rules.SyncRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Rehearses a copy once, from one throwaway database to another. */
final class RehearsalRun {

    /** So many canaries of a column say enough; below, its rows are compared too. */
    private static final int ENOUGH = 3;

    private final SyncRules rules;
    private final Strategies strategies;
    private final int expectedRows;
    private final CopyEngine engine;
    private final String salt;

    RehearsalRun(SyncRules rules, Strategies strategies, int expectedRows, CopyEngine engine, String salt) {
        this.rules = rules;
        this.strategies = strategies;
        this.expectedRows = expectedRows;
        this.engine = engine;
        this.salt = salt;
    }

    /** Rehearse. */
    Evidence on(Database source, Database target) {
        CatalogSnapshot snapshot;
        try (Session session = source.connect()) {
            snapshot = new CatalogReader(ReaderOptions.defaults()).read(session.connection());
        }
        SyncPlan plan =
                new Planner(rules, strategies, MaskKey.ofChecks(), expectedRows).plan(snapshot, TableSelection.ALL);
        if (!plan.problems().isEmpty()) {
            return failed(
                    "the decisions are not in order: " + plan.problems().get(0).message());
        }
        Tables tables = new Tables(snapshot);
        Canaries canaries = new Canaries(plan, rules, salt);
        Filled filled = fill(source, tables, canaries);
        Set<Needle> planted = planted(source, canaries);
        LeakScanner scanner = new LeakScanner(planted);
        List<Hit> said = new ArrayList<>();
        String failure = copy(source, target, scanner, said);
        if (!failure.isEmpty()) {
            return new Evidence(leaks(plan, said), Map.of(), none(), failure);
        }
        try (Session from = source.connect();
                Session to = target.connect()) {
            ScanReport report = scanner.scan(to);
            new Query(from).send(ScanQueries.SETTINGS);
            List<Hit> hits = new ArrayList<>(report.hits());
            hits.addAll(said);
            Judgement judgement = new Judgement(tables, filled, planted, hits, from, to);
            return new Evidence(judgement.columns(plan), judgement.tables(plan), report.coverage(), "");
        }
    }

    private static Filled fill(Database source, Tables tables, Canaries canaries) {
        try (Session session = source.connect()) {
            session.begin();
            Set<Relation> roots = new LinkedHashSet<>();
            tables.relations().forEach(relation -> roots.add(tables.root(relation)));
            Filled filled = new Filler(
                            tables,
                            new Query(session),
                            new ConcurrentHashMap<>(),
                            Hints.of(List.of()),
                            Restraint.NONE,
                            Canaries.ROWS,
                            canaries)
                    .fill(roots);
            session.commit();
            return filled;
        }
    }

    /** Return those of the canaries that are in the source: only what is there can come out. */
    private static Set<Needle> planted(Database source, Canaries canaries) {
        Set<Needle> planted = new HashSet<>();
        try (Session session = source.connect()) {
            new LeakScanner(canaries.needles()).scan(session, (needle, place, encoding) -> planted.add(needle));
        }
        canaries.needles().stream().filter(n -> n.sort() == Needle.Sort.DIGESTS).forEach(planted::add);
        return planted;
    }

    /** Copy; returns why it failed, or nothing. */
    private String copy(Database source, Database target, LeakScanner scanner, List<Hit> said) {
        CapturedWords words = new CapturedWords();
        String failure = "";
        try (words) {
            words.add(engine.copy(
                    new SyncRequest(
                            DatabaseUrl.parse(source.jdbcUrl()),
                            DatabaseUrl.parse(target.jdbcUrl()),
                            rules,
                            strategies,
                            MaskKey.ofChecks(),
                            TableSelection.ALL,
                            List.of(),
                            expectedRows,
                            false,
                            1),
                    words));
        } catch (SyncException e) {
            words.add(e);
            e.findings().forEach(words::add);
            failure = "the copy failed: " + e.getMessage()
                    + e.findings().stream()
                            .findFirst()
                            .map(Finding::message)
                            .map(m -> ": " + m)
                            .orElse("");
        } catch (PostgresException e) {
            words.add(e);
            failure = "the copy failed: " + e.getMessage();
        }
        said.addAll(scanner.look(new Place("messages", "of the run"), words.all()));
        return failure.isEmpty() || said.isEmpty() ? failure : "the copy failed, and what it says repeats a value";
    }

    private static Map<ColumnName, ColumnVerdict> leaks(SyncPlan plan, List<Hit> hits) {
        Map<ColumnName, ColumnVerdict> verdicts = new LinkedHashMap<>();
        for (TablePlan table : plan.tables()) {
            for (ColumnPlan column : table.columns()) {
                ColumnName name = Evidence.name(table, column);
                List<Hit> own =
                        hits.stream().filter(h -> h.column().equals(name)).toList();
                if (!own.isEmpty()) {
                    verdicts.put(name, new ColumnVerdict.Leaked(own));
                }
            }
        }
        return verdicts;
    }

    private static Evidence failed(String why) {
        return new Evidence(Map.of(), Map.of(), none(), why);
    }

    private static Coverage none() {
        return new Coverage(0, 0, 0, 0, List.of());
    }

    /** Says of columns and tables what the hits and the rows say. */
    private record Judgement(
            Tables tables, Filled filled, Set<Needle> planted, List<Hit> hits, Session source, Session target) {

        Map<ColumnName, ColumnVerdict> columns(SyncPlan plan) {
            Map<ColumnName, ColumnVerdict> verdicts = leaks(plan, hits);
            RowPairs pairs = new RowPairs(new Query(source), new Query(target));
            for (TablePlan table : plan.tables()) {
                for (ColumnPlan column : table.columns()) {
                    if (Canaries.secret(column)) {
                        verdicts.computeIfAbsent(
                                Evidence.name(table, column), name -> column(table, column, name, pairs));
                    }
                }
            }
            return verdicts;
        }

        private ColumnVerdict column(TablePlan plan, ColumnPlan column, ColumnName name, RowPairs pairs) {
            Table table = tables.table(plan.relation());
            String empty = filled.of(plan.relation())
                    .filter(r -> r.rows().isEmpty())
                    .map(TableRows::reason)
                    .orElse(null);
            if (empty != null) {
                return new ColumnVerdict.Unknown("no rows could be made for the table: " + empty);
            }
            if (plan.withoutRows() == null && rows(source, table) > 0 && rows(target, table) == 0) {
                return new ColumnVerdict.Unknown(
                        "no row of " + plan.relation() + " arrived, so that nothing could show");
            }
            int canaries = (int) planted.stream()
                    .filter(n -> n.column().equals(name) && n.sort() != Needle.Sort.DIGESTS)
                    .count();
            if (canaries >= ENOUGH) {
                return new ColumnVerdict.Clean(canaries, 0, 0);
            }
            return pairs.judge(table, plan, column, canaries);
        }

        private static long rows(Session session, Table table) {
            return Long.parseLong(String.valueOf(new Query(session)
                    .value("SELECT count(*) FROM (SELECT 1 FROM " + (table.partitioned() ? "" : "ONLY ")
                            + table.relation().sql() + " LIMIT 1) t")));
        }

        Map<Relation, TableVerdict> tables(SyncPlan plan) {
            Completeness completeness = new Completeness(new Query(source), new Query(target));
            Map<Relation, TableVerdict> verdicts = new LinkedHashMap<>();
            for (TablePlan table : plan.tables()) {
                verdicts.put(table.relation(), completeness.judge(tables.table(table.relation()), table));
            }
            return verdicts;
        }
    }
}
