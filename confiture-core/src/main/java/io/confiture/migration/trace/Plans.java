package io.confiture.migration.trace;

import io.confiture.postgres.Query;
import io.confiture.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells the tables that a query must read from end to end from those that the planner reads so because they are so small: of a
 * throwaway table it reads the one page rather than an index.
 */
final class Plans {

    /** What EXPLAIN takes, of what changes rows or asks for them. */
    private static final Set<String> PLANNED =
            Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "WITH", "VALUES", "TABLE");

    private static final String ON = " on ";

    private final Query query;

    Plans(Query query) {
        this.query = query;
    }

    /**
     * Return the tables that were read whole and would be however large they were.
     *
     * @param locked the tables that the transaction has locked
     * @param strictly whether to look for a table that was read whole through an index, too: nothing counts that
     */
    List<Relation> readWhole(Statement statement, Contents contents, List<Relation> locked, boolean strictly) {
        List<Relation> scanned = contents.scanned();
        boolean planned =
                !statement.group() && PLANNED.contains(statement.kind().command());
        if (!planned || (scanned.isEmpty() && !strictly)) {
            return scanned;
        }
        List<String> plan = withoutScans(statement);
        List<Relation> referenced = referenced(contents);
        Map<Long, String> names = names(locked);
        List<Relation> whole = new ArrayList<>();
        for (Relation table : locked) {
            String name = names.getOrDefault(table.oid(), "");
            boolean inPlan = !name.isEmpty() && plan.stream().anyMatch(line -> names(line, name));
            boolean elsewhere = !inPlan && scanned.contains(table) && !referenced.contains(table);
            if (elsewhere || (inPlan && readsWhole(plan, name))) {
                whole.add(table);
            }
        }
        return whole;
    }

    /** Plan the statement once more as if reading a whole table were dear; where that is still in the plan, there is no index. */
    private List<String> withoutScans(Statement statement) {
        String before = query.value("SELECT pg_catalog.current_setting('enable_seqscan')");
        query.send("SET LOCAL enable_seqscan = off");
        try {
            return query.rows("EXPLAIN (VERBOSE, COSTS OFF) " + statement.text()).stream()
                    .map(row -> String.valueOf(row.get(0)))
                    .toList();
        } finally {
            query.send("SET LOCAL enable_seqscan = " + Query.literal(String.valueOf(before)));
        }
    }

    /** A scan without a condition for an index reads everything, be it through an index. */
    private static boolean readsWhole(List<String> plan, String table) {
        for (int i = 0; i < plan.size(); i++) {
            String line = plan.get(i);
            if (line.contains(" Scan ") && names(line, table) && !hasCondition(plan, i + 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasCondition(List<String> plan, int from) {
        for (int i = from; i < plan.size() && !plan.get(i).contains("->"); i++) {
            if (plan.get(i).contains(" Cond: ")) {
                return true;
            }
        }
        return false;
    }

    /** Say whether a line of the plan is about a table: behind its name comes an alias, or nothing. */
    private static boolean names(String line, String table) {
        return line.endsWith(ON + table) || line.contains(ON + table + " ");
    }

    /** Return the names as EXPLAIN (VERBOSE) writes them now: the script may have given new ones. */
    private Map<Long, String> names(List<Relation> tables) {
        Map<Long, String> names = new HashMap<>();
        if (!tables.isEmpty()) {
            for (List<@Nullable String> row : query.rows("""
                    SELECT c.oid, pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname)
                    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                    WHERE c.oid IN (%s)""".formatted(oids(tables)))) {
                names.put(Long.parseLong(String.valueOf(row.get(0))), String.valueOf(row.get(1)));
            }
        }
        return names;
    }

    /** Return the scanned tables that foreign keys of the changed tables refer to: their rows are looked up by a unique index. */
    private List<Relation> referenced(Contents contents) {
        if (contents.changed().isEmpty()) {
            return List.of();
        }
        String changed = oids(contents.changed());
        List<Long> found = new ArrayList<>();
        for (List<@Nullable String> row : query.rows("SELECT DISTINCT confrelid FROM pg_catalog.pg_constraint"
                + " WHERE contype = 'f' AND conrelid IN (" + changed + ")")) {
            found.add(Long.parseLong(String.valueOf(row.get(0))));
        }
        return contents.scanned().stream()
                .filter(table -> found.contains(table.oid()))
                .toList();
    }

    private static String oids(List<Relation> relations) {
        return relations.stream().map(r -> String.valueOf(r.oid())).collect(Collectors.joining(", "));
    }
}
