package io.confiture.migration.ledger;

import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds what is there of a ledger: which tables, and which columns they have. Asks the catalog, for which nobody needs a right. */
final class LedgerProbe {

    /** What the original Confiture's table has since its first release, as far as it is used here. */
    private static final Set<String> ORIGINAL =
            Set.of("pk_confiture", "slug", "version", "name", "applied_at", "execution_time_ms", "checksum");

    private static final Set<String> OWN = Set.of("kind", "checksum_down", "checksum_sidecars");

    private static final Set<String> HISTORY = Set.of("pk_history", "version", "direction", "result", "statements");

    private static final Set<String> JOURNAL = Set.of("version", "direction", "ordinal", "sha256", "state");

    private final LedgerTables tables;
    private final Map<String, Set<String>> columns = new HashMap<>();
    private final Map<String, String> kinds = new HashMap<>();

    private LedgerProbe(LedgerTables tables) {
        this.tables = tables;
    }

    /** Look with one query; {@code to_regclass} would refuse where the user may not use the schema. */
    static LedgerProbe of(Session session, LedgerTables tables) {
        LedgerProbe probe = new LedgerProbe(tables);
        String names = tables.names().stream().map(Query::literal).collect(Collectors.joining(", "));
        for (List<@Nullable String> row :
                new Query(session).rows("""
                SELECT c.relname, c.relkind, a.attname
                FROM pg_catalog.pg_class c
                JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                WHERE n.nspname = %s AND c.relname IN (%s)""".formatted(Query.literal(tables.schema()), names))) {
            String table = String.valueOf(row.get(0));
            probe.kinds.put(table, String.valueOf(row.get(1)));
            probe.columns.computeIfAbsent(table, t -> new HashSet<>()).add(String.valueOf(row.get(2)));
        }
        return probe;
    }

    boolean exists() {
        return columns.containsKey(tables.name());
    }

    boolean hasJournal() {
        return columns.containsKey(tables.journalName());
    }

    boolean hasHistory() {
        return columns.containsKey(tables.historyName());
    }

    /** Say whether the ledger has the columns that the original's has not. */
    boolean own() {
        return columnsOf(tables.name()).containsAll(OWN);
    }

    boolean complete() {
        return exists() && own() && hasHistory() && hasJournal();
    }

    /**
     * Refuse tables that have our names and are not ours.
     *
     * @throws LedgerException which says what the table lacks
     */
    void refuseStrangers() {
        refuse(tables.name(), ORIGINAL);
        refuse(tables.historyName(), HISTORY);
        refuse(tables.journalName(), JOURNAL);
    }

    private void refuse(String table, Set<String> needed) {
        String kind = kinds.get(table);
        if (kind == null) {
            return;
        }
        List<String> lacking = new ArrayList<>(needed);
        lacking.removeAll(columnsOf(table));
        lacking.sort(null);
        String why = kind.equals("r") ? "it has no column " + String.join(", ", lacking) : "it is not a plain table";
        if (!kind.equals("r") || !lacking.isEmpty()) {
            throw new LedgerException(tables.schema() + "." + table + " exists and is not a ledger of Confiture: " + why
                    + ". It was not touched; name another table with migration.tracking_table");
        }
    }

    private Set<String> columnsOf(String table) {
        return columns.getOrDefault(table, Set.of());
    }
}
