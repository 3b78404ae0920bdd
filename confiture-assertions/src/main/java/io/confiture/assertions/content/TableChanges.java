package io.confiture.assertions.content;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Is what an action changed in one table.
 *
 * <p>Rows are the same before and after when their primary keys are; without a key, or with another one than before, rows can only
 * be added and deleted.
 *
 * @param table its qualified name
 * @param columns the columns that it has now, or had last
 * @param key the columns that say which row is which; empty where none do
 * @param uncounted what can be said where there were too many rows to look at each; empty where each was
 */
record TableChanges(
        String table,
        List<String> columns,
        List<String> key,
        List<HeldRow> added,
        List<HeldRow> deleted,
        List<ChangedRow> changed,
        String uncounted) {

    static TableChanges between(String table, CapturedTable before, CapturedTable after) {
        List<String> columns = after.columns().isEmpty() ? before.columns() : after.columns();
        List<HeldRow> old = before.rows();
        List<HeldRow> now = after.rows();
        if (old == null || now == null) {
            String said = before.sameDigest(after)
                    ? ""
                    : "there were " + before.count() + " rows and are " + after.count() + ": more than " + Capture.HELD
                            + " are not compared one by one";
            return new TableChanges(table, columns, after.key(), List.of(), List.of(), List.of(), said);
        }
        boolean keyed = !before.key().isEmpty() && before.key().equals(after.key());
        Set<String> all = new LinkedHashSet<>(before.columns());
        all.addAll(after.columns());
        return keyed
                ? byKey(table, columns, before.key(), List.copyOf(all), old, now)
                : asBags(table, columns, List.copyOf(all), old, now);
    }

    private static TableChanges byKey(
            String table,
            List<String> columns,
            List<String> key,
            List<String> all,
            List<HeldRow> old,
            List<HeldRow> now) {
        Map<List<@Nullable String>, HeldRow> gone = new LinkedHashMap<>();
        old.forEach(row -> gone.put(row.texts(key), row));
        List<HeldRow> added = new ArrayList<>();
        List<ChangedRow> changed = new ArrayList<>();
        for (HeldRow row : now) {
            HeldRow was = gone.remove(row.texts(key));
            if (was == null) {
                added.add(row);
                continue;
            }
            List<String> differing = all.stream()
                    .filter(c -> !Objects.equals(was.texts().get(c), row.texts().get(c)))
                    .toList();
            if (!differing.isEmpty()) {
                changed.add(new ChangedRow(was, row, differing));
            }
        }
        return new TableChanges(table, columns, key, added, List.copyOf(gone.values()), changed, "");
    }

    private static TableChanges asBags(
            String table, List<String> columns, List<String> all, List<HeldRow> old, List<HeldRow> now) {
        Map<List<@Nullable String>, List<HeldRow>> left = new HashMap<>();
        old.forEach(row ->
                left.computeIfAbsent(row.texts(all), texts -> new ArrayList<>()).add(row));
        List<HeldRow> added = new ArrayList<>();
        for (HeldRow row : now) {
            List<HeldRow> same = left.getOrDefault(row.texts(all), List.of());
            if (same.isEmpty()) {
                added.add(row);
            } else {
                same.remove(same.size() - 1);
            }
        }
        List<HeldRow> deleted = left.values().stream().flatMap(List::stream).toList();
        return new TableChanges(table, columns, List.of(), added, deleted, List.of(), "");
    }

    boolean none() {
        return added.isEmpty() && deleted.isEmpty() && changed.isEmpty() && uncounted.isEmpty();
    }

    /** Say in words what changed. */
    String summary() {
        return uncounted.isEmpty()
                ? added.size() + " added, " + changed.size() + " changed, " + deleted.size() + " deleted"
                : uncounted;
    }

    /** Write the changes, one line each. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        added.forEach(row -> lines.add("+ " + row.show(columns)));
        changed.forEach(row -> lines.add("~ " + row.show(key)));
        deleted.forEach(row -> lines.add("- " + row.show(columns)));
        return lines;
    }
}
