package io.confiture.assertions.migration;

import io.confiture.migration.trace.RelationName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Holds the relations that a migration could have touched.
 *
 * @param before those that were there before it
 * @param after those that were there when it was through
 */
record Touchable(Relations before, Relations after) {

    /**
     * Find what a test names. A relation goes by the name that it had before, also when the migration gave it another one.
     */
    Optional<RelationName> find(String text) {
        return before.find(text)
                .or(() -> after.find(text).map(now -> before.find(now.oid()).orElse(now)))
                .map(Relations.Named::name);
    }

    /** Return the relations that held the rows of one: itself, its partitions, what inherits from it, what a view reads. */
    Set<RelationName> family(RelationName name) {
        return before.family(name);
    }

    /** Say whether all of a relation is among some: it itself, or each of its partitions. */
    boolean wholeIn(List<RelationName> some, RelationName name) {
        Set<RelationName> leaves = before.leaves(name);
        return some.contains(name) || (!leaves.isEmpty() && some.containsAll(leaves));
    }

    /** Say whether a relation was there before, so that others could wait for it. */
    boolean wasThere(RelationName name) {
        return before.all().stream().anyMatch(r -> r.name().equals(name));
    }

    /** Say why nothing is known of a relation that was not there before. */
    static String madeItself(RelationName name) {
        return "makes " + name + " itself, so that nobody can wait for it";
    }

    /** Return all names as tests write them, sorted. */
    List<String> names() {
        return Stream.concat(before.all().stream(), after.all().stream())
                .map(Relations.Named::text)
                .distinct()
                .sorted()
                .toList();
    }
}
