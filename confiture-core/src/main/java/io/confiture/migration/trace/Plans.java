package io.confiture.migration.trace;

import io.confiture.postgres.Query;
import io.confiture.sql.Statement;
import java.util.ArrayList;
import java.util.List;
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
        List<Relation> whole = new ArrayList<>();
        for (Relation table : locked) {
            boolean inPlan = plan.stream().anyMatch(line -> line.contains(ON + quoted(table)));
            boolean elsewhere = !inPlan && scanned.contains(table) && !referenced.contains(table);
            if (elsewhere || (inPlan && readsWhole(plan, quoted(table)))) {
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

    /** An index without a condition is read from end to end as well. */
    private static boolean readsWhole(List<String> plan, String table) {
        for (int i = 0; i < plan.size(); i++) {
            String line = plan.get(i);
            if (line.contains("Seq Scan" + ON + table)) {
                return true;
            }
            boolean throughIndex = line.contains("Index ") && line.contains(" using ") && line.contains(ON + table);
            if (throughIndex && !hasCondition(plan, i + 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasCondition(List<String> plan, int from) {
        for (int i = from; i < plan.size() && !plan.get(i).contains("->"); i++) {
            if (plan.get(i).contains("Index Cond:")) {
                return true;
            }
        }
        return false;
    }

    /** Write the name as EXPLAIN (VERBOSE) does, up to what may follow it. */
    private static String quoted(Relation table) {
        return part(table.name().schema()) + "." + part(table.name().name());
    }

    private static String part(String name) {
        boolean plain = !name.isEmpty()
                && !Character.isDigit(name.charAt(0))
                && name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_');
        return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
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
