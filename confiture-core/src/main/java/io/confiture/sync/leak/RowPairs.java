package io.confiture.sync.leak;

import io.confiture.postgres.Query;
import io.confiture.rows.Key;
import io.confiture.rows.Relation;
import io.confiture.rows.Table;
import io.confiture.sync.plan.ColumnPlan;
import io.confiture.sync.plan.TablePlan;
import io.confiture.sync.plan.Treatment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares a column row by row with the source, through a key: the way to judge values that chance could have made, such as
 * booleans and dates. A key that is masked is masked here too, to find its row.
 */
final class RowPairs {

    /** So many equal pairs are no chance any more, even of two values. */
    private static final int ENOUGH = 6;

    /** Stands for NULL, and is equal to no text of a value. */
    private static final String NULL = "\0";

    private final Query source;
    private final Query target;

    RowPairs(Query source, Query target) {
        this.source = source;
        this.target = target;
    }

    /** Judge a column. */
    ColumnVerdict judge(Table table, TablePlan plan, ColumnPlan column, int canaries) {
        Optional<List<ColumnPlan>> key = key(table, plan);
        if (key.isEmpty()) {
            return unknown(
                    canaries, "its values are such as chance makes, and the table has no key to compare rows by");
        }
        Map<List<String>, String> before = read(source, table, key.get(), column, true);
        Map<List<String>, String> after = read(target, table, key.get(), column, false);
        if (plan.withoutRows() != null && after.isEmpty() && !before.isEmpty()) {
            return new ColumnVerdict.Clean(canaries, before.size(), 0);
        }
        before.keySet().retainAll(after.keySet());
        int different = new HashSet<>(before.values()).size();
        if (before.size() < ENOUGH || different < 2) {
            return unknown(
                    canaries,
                    "its values are such as chance makes, and " + before.size() + " rows with " + different
                            + " different values are too few to tell");
        }
        long equal = before.entrySet().stream()
                .filter(e -> e.getValue().equals(after.get(e.getKey())))
                .count();
        boolean same = equal == before.size() || different >= 4 && 2 * equal > before.size();
        if (same) {
            Place place = new Place(plan.relation().toString(), column.name());
            return new ColumnVerdict.Leaked(
                    List.of(new Hit(Evidence.name(plan, column), place, Encoding.SAME_ROW, equal)));
        }
        return new ColumnVerdict.Clean(canaries, before.size(), equal);
    }

    /** A few canaries are something, where rows cannot be compared. */
    private static ColumnVerdict unknown(int canaries, String reason) {
        return canaries > 0 ? new ColumnVerdict.Clean(canaries, 0, 0) : new ColumnVerdict.Unknown(reason);
    }

    private static Optional<List<ColumnPlan>> key(Table table, TablePlan plan) {
        return table.keys().stream()
                .filter(k -> !k.wide() && !k.columns().isEmpty())
                .map(k -> columns(k, plan))
                .filter(k -> !k.isEmpty())
                .findFirst();
    }

    /** Return the columns of a key, or none when one of them does not arrive. */
    private static List<ColumnPlan> columns(Key key, TablePlan plan) {
        List<ColumnPlan> columns = plan.columns().stream()
                .filter(c -> key.columns().contains(c.name()))
                .filter(c -> c.treatment() instanceof Treatment.Copy || c.treatment() instanceof Treatment.Mask)
                .toList();
        return columns.size() == key.columns().size() ? columns : List.of();
    }

    private static Map<List<String>, String> read(
            Query query, Table table, List<ColumnPlan> key, ColumnPlan column, boolean original) {
        List<ColumnPlan> columns = new ArrayList<>(key);
        columns.add(column);
        String list =
                columns.stream().map(c -> Relation.quoted(c.name()) + "::text").collect(Collectors.joining(", "));
        Map<List<String>, String> rows = new HashMap<>();
        Set<List<String>> twice = new HashSet<>();
        for (List<@Nullable String> row : query.rows("SELECT " + list + " FROM " + (table.partitioned() ? "" : "ONLY ")
                + table.relation().sql())) {
            String value = row.get(row.size() - 1);
            if (row.subList(0, key.size()).contains(null) || original && value == null) {
                continue;
            }
            List<String> found = new ArrayList<>();
            for (int i = 0; i < key.size(); i++) {
                String part = Objects.requireNonNull(row.get(i));
                boolean masked = original && key.get(i).treatment() instanceof Treatment.Mask;
                found.add(masked ? masked(key.get(i), part) : part);
            }
            if (rows.put(found, value == null ? NULL : value) != null) {
                twice.add(found);
            }
        }
        rows.keySet().removeAll(twice);
        return rows;
    }

    private static String masked(ColumnPlan column, String value) {
        String masked = ((Treatment.Mask) column.treatment()).masking().mask(value);
        return masked == null ? "" : masked;
    }
}
