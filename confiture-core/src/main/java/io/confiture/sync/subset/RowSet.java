package io.confiture.sync.subset;

import io.confiture.rows.Relation;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Holds rows of a table: their places in each relation that holds rows of it, which are the leaves where it is partitioned. */
public final class RowSet {

    private final Map<Relation, TidSet> leaves = new TreeMap<>();

    /** Return the places by relation, in the order of names; relations without a chosen row may be missing. */
    public Map<Relation, TidSet> leaves() {
        return Collections.unmodifiableMap(leaves);
    }

    /** Return how many rows there are. */
    public long size() {
        return leaves.values().stream().mapToLong(TidSet::size).sum();
    }

    boolean add(Relation leaf, long place) {
        return leaves.computeIfAbsent(leaf, l -> new TidSet()).add(place);
    }

    boolean remove(Relation leaf, long place) {
        TidSet places = leaves.get(leaf);
        return places != null && places.remove(place);
    }

    boolean contains(Relation leaf, long place) {
        TidSet places = leaves.get(leaf);
        return places != null && places.contains(place);
    }

    /** Take those away that another set has. */
    void removeAll(RowSet others) {
        others.leaves.forEach((leaf, places) -> {
            for (long place = places.next(0); place >= 0; place = places.next(place + 1)) {
                remove(leaf, place);
            }
        });
    }

    /** Hears of a row. */
    @FunctionalInterface
    interface RowConsumer {
        void row(Relation leaf, long place);
    }

    /** Name all. */
    void forEach(RowConsumer each) {
        leaves.forEach((leaf, places) -> {
            for (long place = places.next(0); place >= 0; place = places.next(place + 1)) {
                each.row(leaf, place);
            }
        });
    }

    /** Hears of some rows of a leaf, in order. */
    @FunctionalInterface
    interface BatchConsumer {
        void batch(Relation leaf, long[] places);
    }

    /** Name all by some thousand at a time; rows that are added meanwhile may or may not be among them. */
    void forEachBatch(int size, BatchConsumer each) {
        for (Relation leaf : List.copyOf(leaves.keySet())) {
            TidSet places = Objects.requireNonNull(leaves.get(leaf));
            long[] batch = places.from(0, size);
            while (batch.length > 0) {
                each.batch(leaf, batch);
                batch = places.from(batch[batch.length - 1] + 1, size);
            }
        }
    }
}
