package io.confiture.rows;

import io.confiture.sql.Lexer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds columns of a table that the same checks speak of, and rows of values for them that satisfy the checks.
 *
 * <p>Ordinary rows also satisfy the checks that the scripts under test are about to add, where that is possible: a migration is
 * not to blame when no row could be as it wants them.
 */
final class CheckedColumns {

    private final List<String> columns;
    private final List<String> checks;
    private final List<List<@Nullable String>> solutions;
    private final List<List<@Nullable String>> forOrdinary;
    private final Set<List<@Nullable String>> known;
    private final Set<List<@Nullable String>> knownOrdinary;

    private CheckedColumns(
            List<String> columns,
            List<String> checks,
            List<List<@Nullable String>> solutions,
            List<List<@Nullable String>> forOrdinary) {
        this.columns = columns;
        this.checks = checks;
        this.solutions = solutions;
        this.forOrdinary = forOrdinary;
        this.known = new HashSet<>(solutions);
        this.knownOrdinary = new HashSet<>(forOrdinary);
    }

    /**
     * Return the groups of columns of a table that checks speak of; no column is in two.
     *
     * @param samples values of columns; those of referencing columns are replaced by what they can refer to
     */
    static List<CheckedColumns> of(
            Table table,
            Map<String, Samples> samples,
            ConstraintSolver solver,
            List<String> added,
            Function<Reference, List<List<@Nullable String>>> parents) {
        List<CheckedColumns> groups = new ArrayList<>();
        List<String> all = new ArrayList<>(table.checks());
        all.addAll(added);
        Set<String> open = new LinkedHashSet<>();
        all.forEach(check -> open.addAll(named(check, table)));
        while (!open.isEmpty()) {
            Set<String> group = connected(open.iterator().next(), all, table);
            open.removeAll(group);
            List<Column> columns = table.writable().stream()
                    .filter(c -> group.contains(c.name()))
                    .toList();
            boolean complete =
                    columns.size() == group.size() && columns.stream().allMatch(c -> samples.containsKey(c.name()));
            if (complete) {
                groups.add(solve(table, columns, samples, solver, added, parents));
            }
        }
        return groups;
    }

    private static CheckedColumns solve(
            Table table,
            List<Column> columns,
            Map<String, Samples> samples,
            ConstraintSolver solver,
            List<String> added,
            Function<Reference, List<List<@Nullable String>>> parents) {
        List<String> names = columns.stream().map(Column::name).toList();
        List<Samples> values = columns.stream()
                .map(c ->
                        referable(table, c, parents).orElse(samples.getOrDefault(c.name(), Samples.only(List.of("")))))
                .toList();
        List<String> own = about(table.checks(), names, table);
        List<String> both = new ArrayList<>(own);
        both.addAll(about(added, names, table));
        List<List<@Nullable String>> solutions = own.isEmpty() ? List.of() : solver.rows(columns, values, own);
        List<List<@Nullable String>> forOrdinary =
                both.size() == own.size() ? solutions : solver.rows(columns, values, both);
        return new CheckedColumns(names, own, solutions, forOrdinary.isEmpty() ? solutions : forOrdinary);
    }

    private static Optional<Samples> referable(
            Table table, Column column, Function<Reference, List<List<@Nullable String>>> parents) {
        return table.references().stream()
                .filter(r -> r.columns().equals(List.of(column.name())))
                .map(parents)
                .filter(rows -> !rows.isEmpty())
                .map(rows -> Samples.only(
                        rows.stream().map(r -> String.valueOf(r.get(0))).toList()))
                .findFirst();
    }

    private static List<String> about(List<String> checks, List<String> columns, Table table) {
        return checks.stream()
                .filter(c -> named(c, table).stream().anyMatch(columns::contains))
                .toList();
    }

    private static Set<String> connected(String start, List<String> checks, Table table) {
        Set<String> group = new LinkedHashSet<>(Set.of(start));
        boolean grows = true;
        while (grows) {
            grows = false;
            for (String check : checks) {
                Set<String> names = named(check, table);
                if (names.stream().anyMatch(group::contains)) {
                    grows |= group.addAll(names);
                }
            }
        }
        return group;
    }

    static Set<String> named(String check, Table table) {
        Set<String> names = new LinkedHashSet<>();
        Lexer lexer = Lexer.of(check);
        while (lexer.nextSignificant()) {
            if (lexer.kind().identifier() && table.column(lexer.name()).isPresent()) {
                names.add(lexer.name());
            }
        }
        return names;
    }

    /** Say whether there are checks that no known values satisfy. */
    boolean isImpossible() {
        return !checks.isEmpty() && solutions.isEmpty();
    }

    boolean has(String column) {
        return columns.contains(column);
    }

    /** Return the checks as people read them. */
    String text() {
        return checks.stream()
                .map(c -> "CHECK " + (c.startsWith("((") ? c.substring(1, c.length() - 1) : c))
                .collect(Collectors.joining(" and "));
    }

    /** Keep a row's values when they satisfy the checks, and replace them otherwise. */
    void settle(Map<String, @Nullable String> values, Set<String> provoking, boolean ordinary, int i) {
        boolean calm = ordinary || columns.stream().noneMatch(provoking::contains);
        List<List<@Nullable String>> from = calm ? forOrdinary : solutions;
        Set<List<@Nullable String>> good = calm ? knownOrdinary : known;
        if (!from.isEmpty() && !good.contains(RowPlan.tuple(values, columns))) {
            take(values, from, i);
            provoking.removeAll(columns);
        }
    }

    /** Take other values that satisfy the checks, others for each turn. */
    void take(Map<String, @Nullable String> values, int turn) {
        if (!forOrdinary.isEmpty()) {
            take(values, forOrdinary, turn);
        }
    }

    private void take(Map<String, @Nullable String> values, List<List<@Nullable String>> from, int turn) {
        // Neighbours differ in one column only: steps of a prime number give more different rows.
        List<@Nullable String> chosen = from.get((int) (turn * 7919L % from.size()));
        for (int k = 0; k < columns.size(); k++) {
            values.put(columns.get(k), chosen.get(k));
        }
    }
}
