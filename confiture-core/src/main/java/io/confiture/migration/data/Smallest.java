package io.confiture.migration.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Finds few things that are enough for something to happen: halves first, then less (Zeller's delta debugging). */
final class Smallest {

    private Smallest() {}

    /**
     * Return a part of a list with which it still happens, and of which nothing more can be taken away in one piece.
     *
     * @param all with these it happens
     */
    static <T> List<T> of(List<T> all, Predicate<List<T>> happens) {
        List<T> current = all;
        int parts = 2;
        while (current.size() > 1) {
            List<T> less = less(current, parts, happens);
            if (less != current) {
                parts = less.size() <= current.size() / 2 ? 2 : Math.max(parts - 1, 2);
                current = less;
            } else if (parts >= current.size()) {
                return current;
            } else {
                parts = Math.min(current.size(), parts * 2);
            }
        }
        return current;
    }

    private static <T> List<T> less(List<T> all, int parts, Predicate<List<T>> happens) {
        int size = (all.size() + parts - 1) / parts;
        for (int from = 0; from < all.size(); from += size) {
            List<T> part = List.copyOf(all.subList(from, Math.min(all.size(), from + size)));
            if (happens.test(part)) {
                return part;
            }
        }
        for (int from = 0; parts > 2 && from < all.size(); from += size) {
            List<T> rest = new ArrayList<>(all.subList(0, from));
            rest.addAll(all.subList(Math.min(all.size(), from + size), all.size()));
            if (happens.test(rest)) {
                return rest;
            }
        }
        return all;
    }
}
