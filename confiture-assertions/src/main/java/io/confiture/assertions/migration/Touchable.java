package io.confiture.assertions.migration;

import io.confiture.migration.trace.RelationName;
import java.util.List;
import java.util.Optional;
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

    /** Say whether a relation was there before, so that others could wait for it. */
    boolean wasThere(RelationName name) {
        return before.all().stream().anyMatch(r -> r.name().equals(name));
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
