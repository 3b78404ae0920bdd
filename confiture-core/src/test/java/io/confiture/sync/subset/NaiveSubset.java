package io.confiture.sync.subset;

import io.confiture.sync.subset.RandomSchema.Key;
import io.confiture.sync.subset.RandomSchema.Row;
import io.confiture.sync.subset.RandomSchema.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Says by the rules, one by one and until nothing changes, which rows are copied. Knows nothing of servers. */
final class NaiveSubset {

    private final RandomSchema schema;
    private final List<Row> all;
    private final Set<Row> impossible = new HashSet<>();
    private final Set<Row> own = new HashSet<>();
    private final Set<Row> taken = new HashSet<>();
    private Set<Row> left = new HashSet<>();

    NaiveSubset(RandomSchema schema) {
        this.schema = schema;
        this.all = schema.tables.stream()
                .filter(t -> t.selected)
                .flatMap(t -> t.rows.stream())
                .toList();
        all.stream().filter(r -> r.table.empty).forEach(impossible::add);
        while (all.stream().anyMatch(r -> hasParentIn(r, impossible) && impossible.add(r))) {
            // Until nothing changes.
        }
        boolean more = true;
        while (more) {
            more = all.stream().filter(this::comesForItsOwnSake).anyMatch(own::add);
            more |= taken.addAll(own);
            more |= schema.keys.stream().anyMatch(k -> List.copyOf(taken).stream()
                    .map(r -> RandomSchema.parent(r, k))
                    .anyMatch(p -> p != null && taken.add(p)));
            if (!more) {
                Set<Row> before = left;
                left = leftOut();
                more = !before.equals(left);
            }
        }
    }

    private boolean comesForItsOwnSake(Row row) {
        if (impossible.contains(row)) {
            return false;
        }
        return (row.table.chooses() && chosen(row))
                || (!row.table.chooses() && row.table.choice.children() && lastLeftOut && !left.contains(row))
                || schema.keys.stream().anyMatch(k -> {
                    Row parent = RandomSchema.parent(row, k);
                    return parent != null && own.contains(parent) && parent.table.choice.children();
                });
    }

    /** Until it is known what is left out, nothing may come for not being left out. */
    private boolean lastLeftOut;

    private Set<Row> leftOut() {
        lastLeftOut = true;
        Set<Row> gone = all.stream()
                .filter(r -> r.table.empty || (r.table.chooses() && !taken.contains(r)))
                .collect(Collectors.toCollection(HashSet::new));
        while (all.stream().anyMatch(r -> !r.table.chooses() && hasParentIn(r, gone) && gone.add(r))) {
            // Until nothing changes.
        }
        return gone;
    }

    private boolean hasParentIn(Row row, Set<Row> rows) {
        for (Key key : schema.keys) {
            Row parent = RandomSchema.parent(row, key);
            if (parent != null && rows.contains(parent)) {
                return true;
            }
        }
        return false;
    }

    private static boolean chosen(Row row) {
        String condition = String.valueOf(row.table.choice.condition());
        int modulus = Integer.parseInt(condition.substring(6, condition.indexOf(" =")));
        return row.rid % modulus == Integer.parseInt(condition.substring(condition.indexOf("= ") + 2));
    }

    /** Return the numbers of the rows of a table that are copied. */
    Set<Integer> of(Table table) {
        return table.rows.stream()
                .filter(r -> r.table.chooses() && !table.empty ? taken.contains(r) : !left.contains(r))
                .map(r -> r.rid)
                .collect(Collectors.toSet());
    }
}
