package io.confiture.seed.prep.level3;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Joins columns that conditions demand to be equal into classes. */
final class Equivalence {
    private final Map<Origin, Origin> parents = new HashMap<>();
    private final Set<Origin> members = new LinkedHashSet<>();

    void join(Origin one, Origin other) {
        members.add(one);
        members.add(other);
        Origin a = root(one);
        Origin b = root(other);
        if (!a.equals(b)) {
            parents.put(a, b);
        }
    }

    boolean same(Origin one, Origin other) {
        return root(one).equals(root(other));
    }

    /** Return what is in a class with a column, itself left out. */
    Set<Origin> others(Origin one) {
        Set<Origin> others = new LinkedHashSet<>();
        members.stream().filter(m -> !m.equals(one) && same(m, one)).forEach(others::add);
        return others;
    }

    private Origin root(Origin origin) {
        Origin at = origin;
        while (parents.containsKey(at)) {
            at = parents.get(at);
        }
        return at;
    }
}
