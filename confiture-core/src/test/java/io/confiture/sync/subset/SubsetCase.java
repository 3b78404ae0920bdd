package io.confiture.sync.subset;

import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import io.confiture.project.SourceLocation;
import io.confiture.rows.Relation;
import io.confiture.sync.plan.ColumnPlan;
import io.confiture.sync.plan.TablePlan;
import io.confiture.sync.plan.Treatment;
import io.confiture.sync.rules.RowChoice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Plans by hand for tables of a session's transaction, and the rows that are chosen by their column {@code rid}. */
final class SubsetCase {

    static final SourceLocation PLACE = new SourceLocation(Path.of("/p/db/sync/sync.yaml"), "db/sync/sync.yaml", 3, 5);

    private final Session session;
    private final Rows.Sizes sizes;
    private final List<TablePlan> plans = new ArrayList<>();

    SubsetCase(Session session, Rows.Sizes sizes) {
        this.session = session;
        this.sizes = sizes;
    }

    void clear() {
        plans.clear();
    }

    /** Return how the server would answer a query. */
    String plan(String sql) {
        return String.valueOf(new Query(session).rows("EXPLAIN " + sql));
    }

    SubsetCase whole(Relation table) {
        return add(table, RowChoice.ALL, null, Set.of());
    }

    SubsetCase whole(String table) {
        return whole(new Relation("public", table));
    }

    SubsetCase rows(String table, String condition) {
        return add(new Relation("public", table), new RowChoice(PLACE, condition, 100, false), null, Set.of());
    }

    SubsetCase rowsAndChildren(String table, String condition) {
        return add(new Relation("public", table), new RowChoice(PLACE, condition, 100, true), null, Set.of());
    }

    SubsetCase withChildren(String table) {
        return add(new Relation("public", table), new RowChoice(PLACE, null, 100, true), null, Set.of());
    }

    SubsetCase percent(String table, double percent) {
        return add(new Relation("public", table), new RowChoice(PLACE, null, percent, false), null, Set.of());
    }

    SubsetCase none(String table) {
        return add(new Relation("public", table), RowChoice.ALL, "nobody needs it", Set.of());
    }

    SubsetCase add(Relation table, RowChoice rows, @Nullable String withoutRows, Set<String> nulled) {
        List<ColumnPlan> columns = new Query(session)
                        .rows("SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = "
                                + Query.literal(table.sql())
                                + "::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum")
                        .stream()
                        .map(r -> new ColumnPlan(
                                Objects.requireNonNull(r.get(0)),
                                Objects.requireNonNull(r.get(1)),
                                false,
                                nulled.contains(Objects.requireNonNull(r.get(0)))
                                        ? new Treatment.WriteNull()
                                        : new Treatment.Copy()))
                        .toList();
        plans.add(new TablePlan(table, columns, rows, withoutRows, 100, PLACE));
        return this;
    }

    Choice choose() {
        return Subsetting.choose(session, plans, sizes, SubsetProgress.NONE);
    }

    /** Return the numbers of the rows that are copied. */
    Set<Integer> chosen(Choice choice, Relation table) {
        return new TreeSet<>(new Query(session)
                .rows(select(choice, table, "rid")).stream()
                        .map(r -> Integer.valueOf(Objects.requireNonNull(r.get(0))))
                        .toList());
    }

    Set<Integer> chosen(Choice choice, String table) {
        return chosen(choice, new Relation("public", table));
    }

    Map<Relation, Set<Integer>> all(Choice choice) {
        Map<Relation, Set<Integer>> all = new TreeMap<>();
        plans.forEach(p -> all.put(p.relation(), chosen(choice, p.relation())));
        return all;
    }

    /** Return a query for the rows of a table that are copied. */
    String select(Choice choice, Relation table, String columns) {
        boolean partitioned = "p"
                .equals(new Query(session)
                        .value("SELECT relkind FROM pg_class WHERE oid = " + Query.literal(table.sql())
                                + "::regclass"));
        return choice.rows(table)
                .map(rows -> rows.leaves().entrySet().stream()
                        .filter(e -> e.getValue().size() > 0)
                        .map(e ->
                                "SELECT " + columns + " FROM ONLY " + e.getKey().sql() + " WHERE "
                                        + TidSet.condition("ctid", e.getValue().from(0, Integer.MAX_VALUE)))
                        .reduce(
                                "SELECT " + columns + " FROM " + table.sql() + " WHERE false",
                                (a, b) -> a + " UNION ALL " + b))
                .orElse("SELECT " + columns + " FROM " + (partitioned ? "" : "ONLY ") + table.sql());
    }
}
