package io.confiture.assertions.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Holds rows without their order, and how often each is there. */
final class RowBag {
    private final Map<Row, Integer> counts = new LinkedHashMap<>();

    private RowBag() {}

    /** Hold rows; with {@code distinct} each once. */
    static RowBag of(Collection<Row> rows, boolean distinct) {
        RowBag bag = new RowBag();
        rows.forEach(row -> bag.counts.merge(row, 1, (one, more) -> distinct ? 1 : one + more));
        return bag;
    }

    /** Return the rows that are here more often than in another bag, each as often as it is more. */
    List<Row> minus(RowBag other) {
        List<Row> rest = new ArrayList<>();
        counts.forEach((row, count) -> {
            for (int i = other.counts.getOrDefault(row, 0); i < count; i++) {
                rest.add(row);
            }
        });
        return rest;
    }

    /** Return the rows that are in both bags, each once. */
    List<Row> common(RowBag other) {
        return counts.keySet().stream().filter(other.counts::containsKey).toList();
    }
}
