package io.confiture.sync.copy;

import io.confiture.catalog.CatalogReader;
import io.confiture.catalog.ReaderOptions;
import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import io.confiture.project.DatabaseUrl;
import io.confiture.project.SourceLocation;
import io.confiture.rows.Column;
import io.confiture.rows.Relation;
import io.confiture.rows.Tables;
import io.confiture.sync.mask.MaskKey;
import io.confiture.sync.mask.Options;
import io.confiture.sync.mask.Strategies;
import io.confiture.sync.plan.TableSelection;
import io.confiture.sync.rules.Decision;
import io.confiture.sync.rules.RowChoice;
import io.confiture.sync.rules.SyncRules;
import io.confiture.sync.rules.TableRules;
import io.confiture.sync.rules.Unlisted;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Asks for copies of a whole database: every column that exists is kept, but for those that are said to be masked. */
final class Copying {

    private static final SourceLocation HERE = SourceLocation.of(Path.of("/test/all.yaml"), "all.yaml");

    private final Map<String, String> masked = new TreeMap<>();
    private final Map<String, RowChoice> rows = new TreeMap<>();
    private List<String> only = List.of();
    private List<String> except = List.of();
    private List<String> protectedDatabases = List.of();
    private boolean resume;
    private int jobs = 2;

    Copying mask(String column, String strategy) {
        masked.put(column, strategy);
        return this;
    }

    Copying rows(String table, String condition) {
        rows.put(table, new RowChoice(HERE, condition, 100, false));
        return this;
    }

    Copying only(String... tables) {
        only = List.of(tables);
        return this;
    }

    Copying except(String... tables) {
        except = List.of(tables);
        return this;
    }

    Copying protecting(String... patterns) {
        protectedDatabases = List.of(patterns);
        return this;
    }

    Copying resuming() {
        resume = true;
        return this;
    }

    Copying jobs(int count) {
        jobs = count;
        return this;
    }

    /** Ask for it. The source's tables are looked at through a connection of its own. */
    SyncRequest request(DatabaseUrl from, DatabaseUrl to) {
        try (Session session = Session.to(from)) {
            return new SyncRequest(
                    from,
                    to,
                    rules(session),
                    Strategies.load(Copying.class.getClassLoader()),
                    MaskKey.ofChecks(),
                    new TableSelection(only, except),
                    protectedDatabases,
                    1000,
                    resume,
                    jobs);
        }
    }

    SyncResult run(DatabaseUrl from, DatabaseUrl to) {
        return SyncRun.run(request(from, to), SyncProgress.NONE);
    }

    private SyncRules rules(Session source) {
        Tables tables = new Tables(new CatalogReader(ReaderOptions.defaults()).read(source.connection()));
        List<TableRules> all = new ArrayList<>();
        for (Relation relation : tables.relations()) {
            if (!tables.root(relation).equals(relation) || relation.schema().equals(LedgerTables.SCHEMA)) {
                continue;
            }
            Map<String, Decision> columns = new LinkedHashMap<>();
            for (Column column : tables.table(relation).columns()) {
                if (column.generated()) {
                    continue;
                }
                String strategy = masked.get(relation + "." + column.name());
                columns.put(
                        column.name(),
                        strategy == null
                                ? new Decision.Keep(HERE, "a test", true)
                                : new Decision.Mask(HERE, strategy, Options.NONE));
            }
            all.add(new TableRules(
                    HERE,
                    relation.schema(),
                    relation.name(),
                    columns,
                    rows.getOrDefault(relation.toString(), RowChoice.ALL),
                    null,
                    OptionalLong.empty(),
                    false));
        }
        return new SyncRules(Unlisted.FAIL, List.of(), all, List.of(), List.of());
    }

    /** Digest everything that a copy is about: rows, sequences, constraints, indexes, triggers, rules, row security. */
    static Map<String, String> state(Session session) {
        Query query = new Query(session);
        Map<String, String> state = new TreeMap<>();
        query.rows("SELECT format('%I.%I', n.nspname, c.relname), c.relkind FROM pg_class c JOIN pg_namespace n"
                        + " ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'S') AND n.nspname NOT IN"
                        + " ('pg_catalog', 'information_schema', 'confiture_sync') AND n.nspname NOT LIKE 'pg\\_t%'")
                .forEach(row -> {
                    String name = String.valueOf(row.get(0));
                    state.put(
                            name,
                            String.valueOf(query.value(
                                    "S".equals(row.get(1))
                                            ? "SELECT last_value || ' ' || is_called FROM " + name
                                            : "SELECT count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), ',' ORDER BY md5(t::text))), '')"
                                                    + " FROM ONLY " + name + " t")));
                });
        String text =
                query.rows("""
                SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) || ' ' || convalidated
                       || ' ' || coalesce(obj_description(oid, 'pg_constraint'), '')
                  FROM pg_constraint WHERE connamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema', 'confiture_sync')
                UNION ALL SELECT 'trigger ' || tgrelid::regclass || ' ' || tgname || ' ' || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
                UNION ALL SELECT 'rule ' || ev_class::regclass || ' ' || rulename || ' ' || ev_enabled::text FROM pg_rewrite WHERE ev_class >= 16384
                UNION ALL SELECT 'class ' || oid::regclass || ' ' || relrowsecurity || ' ' || relforcerowsecurity || ' ' || relpersistence::text
                  FROM pg_class WHERE oid >= 16384 AND relnamespace::regnamespace::text NOT LIKE 'pg\\_%'
                    AND relnamespace::regnamespace::text NOT LIKE 'confiture%'
                UNION ALL SELECT 'column ' || attrelid::regclass || ' ' || attname || ' ' || attidentity::text || attgenerated::text
                  FROM pg_attribute WHERE attrelid >= 16384 AND attnum > 0 AND (attidentity <> '' OR attgenerated <> '')
                ORDER BY 1""").stream().map(row -> String.valueOf(row.get(0))).collect(Collectors.joining("\n"));
        state.put("catalog", text);
        return state;
    }
}
