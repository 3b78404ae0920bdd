package io.confiture.rows;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Plans the rows of one table so that all that its catalog entry demands holds, and that each is one to stumble over in its own
 * way.
 *
 * <p>Always the same rows for the same table: nothing is random.
 */
final class RowPlan {

    private static final int ATTEMPTS = 60;

    private final Table table;
    private final Map<String, Samples> samples = new LinkedHashMap<>();
    private final Map<String, List<String>> asked = new LinkedHashMap<>();
    private final Restraint restraint;
    private final Function<Reference, List<List<@Nullable String>>> parents;
    private final List<CheckedColumns> checked;
    private final Set<String> plainOnly = new HashSet<>();
    private final List<Set<List<@Nullable String>>> taken = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private int fresh;

    /**
     * Plan for a table.
     *
     * @param types knows values
     * @param solver finds values for checks
     * @param hints what the scripts say about columns
     * @param restraint what must not be
     * @param parents gives the rows that a foreign key can point to, as values of its target columns
     */
    RowPlan(
            Table table,
            TypeSamples types,
            ConstraintSolver solver,
            Hints hints,
            Restraint restraint,
            Function<Reference, List<List<@Nullable String>>> parents) {
        this.table = table;
        this.restraint = restraint;
        this.parents = parents;
        for (Column column : table.writable()) {
            types.of(table, column).ifPresent(s -> {
                samples.put(column.name(), s);
                asked.put(column.name(), types.asked(table, column, hints));
            });
        }
        for (Key key : table.keys()) {
            taken.add(new HashSet<>());
            if (key.primary() || key.wide()) {
                plainOnly.addAll(key.columns());
            }
        }
        table.writable().stream().filter(Column::numbered).forEach(c -> plainOnly.add(c.name()));
        table.references().forEach(r -> plainOnly.addAll(r.columns()));
        this.checked = CheckedColumns.of(table, samples, solver, hints.checks(), parents);
    }

    /** Return so many rows, or fewer where the table cannot hold so many different ones. */
    TableRows rows(int count) {
        for (Column column : table.writable()) {
            if (!samples.containsKey(column.name())
                    && column.notNull()
                    && !column.hasDefault()
                    && !isReferencing(column)) {
                return TableRows.none(
                        table,
                        "no value of the type " + column.type() + " is known, which " + column.name() + " needs");
            }
        }
        for (CheckedColumns columns : checked) {
            if (columns.isImpossible()) {
                return TableRows.none(table, "no values were found that satisfy " + columns.text());
            }
        }
        String missing = null;
        fresh = count;
        // Rows without values are all alike, and the statement that puts one in has no list.
        int most = table.writable().isEmpty() ? 1 : count;
        for (int i = 0; i < most; i++) {
            if (restraint.absent().contains(new Restraint.Place(table.relation(), i))) {
                continue;
            }
            Map<String, @Nullable String> values = new LinkedHashMap<>();
            Set<String> provoking = new TreeSet<>();
            RowKind kind = RowKind.of(i);
            missing = fill(values, provoking, kind, i);
            if (missing == null && unique(values, i)) {
                remember(values);
                rows.add(new Row(i, values, provoking));
            }
        }
        return new TableRows(
                table, rows, rows.isEmpty() ? Objects.requireNonNullElse(missing, "no row is unique") : null);
    }

    /** Choose the values of a row; returns what is missing for it, or null. */
    private @Nullable String fill(Map<String, @Nullable String> values, Set<String> provoking, RowKind kind, int i) {
        table.writable().forEach(column -> choose(column, values, provoking, kind, i));
        if (!table.places().isEmpty()) {
            values.putAll(table.places().get(i % table.places().size()));
        }
        for (Reference reference : table.references()) {
            String missing = refer(reference, values, i, kind);
            if (missing != null) {
                return missing;
            }
        }
        for (CheckedColumns columns : checked) {
            columns.settle(values, provoking, kind.ordinary(), i);
        }
        return null;
    }

    private void choose(
            Column column, Map<String, @Nullable String> values, Set<String> provoking, RowKind kind, int i) {
        Samples own = samples.get(column.name());
        if (own == null) {
            if (!column.notNull() && !column.hasDefault()) {
                values.put(column.name(), null);
            }
            return;
        }
        String plain = own.value(i);
        values.put(column.name(), plain);
        if (!plainOnly.contains(column.name()) && !restraint.isCalm(table.relation(), column.name())) {
            kind.choose(column, own, Objects.requireNonNull(asked.get(column.name())))
                    .filter(choice -> !plain.equals(choice.value()))
                    .ifPresent(choice -> {
                        values.put(column.name(), choice.value());
                        provoking.add(column.name());
                    });
        }
    }

    private @Nullable String refer(Reference reference, Map<String, @Nullable String> values, int i, RowKind kind) {
        List<List<@Nullable String>> targets = targets(reference);
        boolean optional = table.optional(reference);
        if (optional && (targets.isEmpty() || kind.sort() == RowKind.Sort.NULLS)) {
            for (String column : reference.columns()) {
                if (!table.column(column).map(Column::notNull).orElse(false)) {
                    values.put(column, null);
                }
            }
            return null;
        }
        if (targets.isEmpty()) {
            if (!reference.target().equals(table.relation())) {
                return "a row of " + reference.target() + " is needed, and there is none";
            }
            // The first row of a table that must refer to itself refers to itself.
            for (int k = 0; k < reference.columns().size(); k++) {
                values.put(
                        reference.columns().get(k),
                        values.get(reference.targetColumns().get(k)));
            }
            return null;
        }
        boolean same = kind.sort() == RowKind.Sort.DUPLICATE;
        set(values, reference, targets.get(same ? 0 : i % targets.size()));
        return null;
    }

    private List<List<@Nullable String>> targets(Reference reference) {
        if (!reference.target().equals(table.relation())) {
            return parents.apply(reference);
        }
        return rows.stream()
                .map(r -> tuple(r.values(), reference.targetColumns()))
                .filter(t -> !t.contains(null))
                .toList();
    }

    /** Make a row differ from the others where it must; false when it cannot be made to. */
    private boolean unique(Map<String, @Nullable String> values, int i) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Key clashing = clashing(values);
            if (clashing == null) {
                return true;
            }
            change(values, clashing, i + attempt + 1);
        }
        return false;
    }

    private @Nullable Key clashing(Map<String, @Nullable String> values) {
        for (int k = 0; k < taken.size(); k++) {
            Key key = table.keys().get(k);
            List<@Nullable String> tuple = tuple(values, key.columns());
            boolean counts =
                    values.keySet().containsAll(key.columns()) && !(key.nullsDistinct() && tuple.contains(null));
            if (counts && taken.get(k).contains(tuple)) {
                return key;
            }
        }
        return null;
    }

    private void change(Map<String, @Nullable String> values, Key key, int turn) {
        for (String column : key.columns()) {
            boolean free =
                    table.references().stream().noneMatch(r -> r.columns().contains(column))
                            && checked.stream().noneMatch(c -> c.has(column))
                            && table.places().stream().noneMatch(p -> p.containsKey(column));
            Samples own = samples.get(column);
            if (free && own != null && own.count() > 2) {
                values.put(column, own.value(fresh++));
                return;
            }
        }
        for (CheckedColumns columns : checked) {
            if (key.columns().stream().anyMatch(columns::has)) {
                columns.take(values, turn);
                return;
            }
        }
        // Like the digits of a number: the next column moves on once this one has gone round.
        int rest = turn;
        for (String column : key.columns()) {
            Optional<Reference> reference = table.references().stream()
                    .filter(r -> r.columns().contains(column))
                    .findFirst();
            List<List<@Nullable String>> targets = reference.map(this::targets).orElse(List.of());
            Samples own = samples.get(column);
            if (reference.isPresent() && !targets.isEmpty()) {
                set(values, reference.get(), targets.get(rest % targets.size()));
                rest = rest / targets.size();
            } else if (reference.isEmpty() && own != null) {
                values.put(column, own.value(rest));
                rest = rest / own.count();
            }
        }
    }

    private void remember(Map<String, @Nullable String> values) {
        for (int k = 0; k < taken.size(); k++) {
            taken.get(k).add(tuple(values, table.keys().get(k).columns()));
        }
    }

    private boolean isReferencing(Column column) {
        return table.references().stream().anyMatch(r -> r.columns().contains(column.name()));
    }

    private static void set(Map<String, @Nullable String> values, Reference reference, List<@Nullable String> target) {
        for (int k = 0; k < reference.columns().size(); k++) {
            values.put(reference.columns().get(k), target.get(k));
        }
    }

    /** Return the values of some columns. */
    static List<@Nullable String> tuple(Map<String, @Nullable String> values, List<String> columns) {
        List<@Nullable String> tuple = new ArrayList<>();
        columns.forEach(c -> tuple.add(values.get(c)));
        return tuple;
    }
}
