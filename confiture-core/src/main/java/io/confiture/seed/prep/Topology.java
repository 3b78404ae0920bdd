package io.confiture.seed.prep;

import io.confiture.project.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Sorts tables so that each comes after those it needs.
 *
 * @param order all tables; those in circles and behind them come as late as they must
 * @param cycles groups of tables of which each needs, over some steps, each other
 */
record Topology(List<TableName> order, List<Set<TableName>> cycles) {

    static Topology of(Map<TableName, Set<TableName>> needs) {
        List<Set<TableName>> cycles = cycles(needs);
        Set<TableName> placed = new LinkedHashSet<>();
        while (placed.size() < needs.size()) {
            TableName next = null;
            for (TableName table : needs.keySet()) {
                if (next == null && !placed.contains(table) && free(table, needs, placed, cycles)) {
                    next = table;
                }
            }
            if (next == null) {
                throw new IllegalStateException("no table is free, though circles are broken: " + needs);
            }
            placed.add(next);
        }
        return new Topology(List.copyOf(placed), cycles);
    }

    /** A table is free when all it needs is placed; what is in a circle with it does not count. */
    private static boolean free(
            TableName table, Map<TableName, Set<TableName>> needs, Set<TableName> placed, List<Set<TableName>> cycles) {
        return needs.getOrDefault(table, Set.of()).stream()
                .filter(needs::containsKey)
                .allMatch(other -> placed.contains(other)
                        || cycles.stream().anyMatch(c -> c.contains(table) && c.contains(other)));
    }

    private static List<Set<TableName>> cycles(Map<TableName, Set<TableName>> needs) {
        List<Set<TableName>> cycles = new ArrayList<>();
        Set<TableName> seen = new HashSet<>();
        for (TableName table : needs.keySet()) {
            Set<TableName> forward = reach(table, needs);
            if (seen.contains(table) || !forward.contains(table)) {
                continue;
            }
            Set<TableName> circle = new TreeSet<>(Comparator.comparing(TableName::toString));
            forward.stream()
                    .filter(other -> reach(other, needs).contains(table))
                    .forEach(circle::add);
            seen.addAll(circle);
            cycles.add(circle);
        }
        return List.copyOf(cycles);
    }

    private static Set<TableName> reach(TableName from, Map<TableName, Set<TableName>> needs) {
        Set<TableName> reached = new HashSet<>();
        List<TableName> open = new ArrayList<>(List.of(from));
        while (!open.isEmpty()) {
            for (TableName next : needs.getOrDefault(open.remove(open.size() - 1), Set.of())) {
                if (reached.add(next)) {
                    open.add(next);
                }
            }
        }
        return reached;
    }
}
