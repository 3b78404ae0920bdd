package io.confiture.migration.data;

import io.confiture.rows.Relation;
import io.confiture.rows.Tables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Says which rows of a table are not what they were.
 *
 * @param relation the table
 * @param rows how many rows there were
 * @param columns the columns of the values below
 * @param key the columns that tell rows apart; empty where nothing does
 * @param changed rows that are still there with other values, before and after
 * @param gone rows that are not there any more
 */
record Loss(
        Relation relation,
        int rows,
        List<String> columns,
        List<String> key,
        List<Changed> changed,
        List<List<@Nullable String>> gone) {

    /** Holds a row before and after. */
    record Changed(List<@Nullable String> before, List<@Nullable String> after) {}

    /** Return what the tables of the first image have lost in the second; a table that is not in the second is left out. */
    static List<Loss> between(Image before, Image after, Tables tables) {
        List<Loss> losses = new ArrayList<>();
        before.tables().forEach((relation, rows) -> {
            Image.Rows now = after.tables().get(relation);
            List<String> key = tables.has(relation) ? tables.table(relation).primaryKey() : List.of();
            if (now != null && !rows.values().isEmpty()) {
                Loss loss = between(relation, key, rows, now);
                if (!loss.changed().isEmpty() || !loss.gone().isEmpty()) {
                    losses.add(loss);
                }
            }
        });
        return losses;
    }

    private static Loss between(Relation relation, List<String> primaryKey, Image.Rows before, Image.Rows after) {
        List<String> columns =
                before.columns().stream().filter(after.columns()::contains).toList();
        List<String> key = columns.containsAll(primaryKey) ? primaryKey : List.of();
        List<List<@Nullable String>> gone = project(before, columns);
        List<List<@Nullable String>> left = project(after, columns);
        removeCommon(gone, left);
        List<Changed> changed = key.isEmpty() ? alike(gone, left) : sameKey(gone, left, columns, key);
        return new Loss(relation, before.values().size(), columns, key, changed, gone);
    }

    private static List<List<@Nullable String>> project(Image.Rows rows, List<String> columns) {
        List<Integer> at = columns.stream().map(rows.columns()::indexOf).toList();
        List<List<@Nullable String>> projected = new ArrayList<>();
        for (List<@Nullable String> row : rows.values()) {
            List<@Nullable String> values = new ArrayList<>();
            at.forEach(i -> values.add(row.get(i)));
            projected.add(values);
        }
        return projected;
    }

    /** Take out of both what both have, as often as both have it. */
    private static void removeCommon(List<List<@Nullable String>> one, List<List<@Nullable String>> other) {
        Map<List<@Nullable String>, Integer> counts = new HashMap<>();
        other.forEach(row -> counts.merge(row, 1, Integer::sum));
        Map<List<@Nullable String>, Integer> common = new HashMap<>();
        one.removeIf(row -> {
            int left = counts.getOrDefault(row, 0);
            if (left > 0) {
                counts.put(row, left - 1);
                common.merge(row, 1, Integer::sum);
            }
            return left > 0;
        });
        other.removeIf(row -> {
            int left = common.getOrDefault(row, 0);
            if (left > 0) {
                common.put(row, left - 1);
            }
            return left > 0;
        });
    }

    private static List<Changed> sameKey(
            List<List<@Nullable String>> gone,
            List<List<@Nullable String>> left,
            List<String> columns,
            List<String> key) {
        List<Integer> at = key.stream().map(columns::indexOf).toList();
        Map<List<@Nullable String>, List<@Nullable String>> byKey = new HashMap<>();
        left.forEach(row -> byKey.put(pick(row, at), row));
        List<Changed> changed = new ArrayList<>();
        gone.removeIf(row -> {
            List<@Nullable String> now = byKey.get(pick(row, at));
            if (now != null) {
                changed.add(new Changed(row, now));
            }
            return now != null;
        });
        return changed;
    }

    private static List<@Nullable String> pick(List<@Nullable String> row, List<Integer> at) {
        List<@Nullable String> picked = new ArrayList<>();
        at.forEach(i -> picked.add(row.get(i)));
        return picked;
    }

    /** Where nothing tells rows apart, take those that agree in most columns for the same row. */
    private static List<Changed> alike(List<List<@Nullable String>> gone, List<List<@Nullable String>> left) {
        List<Changed> changed = new ArrayList<>();
        gone.removeIf(row -> {
            List<@Nullable String> best = null;
            int most = 0;
            for (List<@Nullable String> candidate : left) {
                int equal = equal(row, candidate);
                if (equal > most) {
                    most = equal;
                    best = candidate;
                }
            }
            if (best != null) {
                left.remove(best);
                changed.add(new Changed(row, best));
            }
            return best != null;
        });
        return changed;
    }

    private static int equal(List<@Nullable String> one, List<@Nullable String> other) {
        int equal = 0;
        for (int i = 0; i < one.size(); i++) {
            equal += Objects.equals(one.get(i), other.get(i)) ? 1 : 0;
        }
        return equal;
    }

    /** Return the columns whose values differ in a changed row, and how many rows that are. */
    Map<String, Integer> changedColumns() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            int at = i;
            int count = (int) changed.stream()
                    .filter(c -> !Objects.equals(c.before().get(at), c.after().get(at)))
                    .count();
            if (count > 0) {
                counts.put(columns.get(i), count);
            }
        }
        return counts;
    }

    /** Return this loss as if some columns did not count; rows that are gone stay so. */
    Loss ignoring(Set<String> ignored) {
        List<Changed> rest = changed.stream()
                .filter(c -> IntStream.range(0, columns.size())
                        .anyMatch(i -> !ignored.contains(columns.get(i))
                                && !Objects.equals(c.before().get(i), c.after().get(i))))
                .toList();
        return new Loss(relation, rows, columns, key, rest, gone);
    }

    boolean isNothing() {
        return changed.isEmpty() && gone.isEmpty();
    }
}
