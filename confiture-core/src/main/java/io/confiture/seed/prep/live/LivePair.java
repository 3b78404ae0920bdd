package io.confiture.seed.prep.live;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A prep table and the table that its rows are for.
 *
 * @param prep the prep table
 * @param target the final table, or null when the catalog schema has none of that name
 * @param links the keys of the prep table
 * @param references what the final table references: declared foreign keys, and columns named like keys without one
 */
public record LivePair(
        LiveTable prep, @Nullable LiveTable target, List<LiveLink> links, List<LiveReference> references) {

    /** Copy the lists. */
    public LivePair {
        links = List.copyOf(links);
        references = List.copyOf(references);
    }

    /** Return the name that the two tables share. */
    public String name() {
        return prep.name().name();
    }

    /** Say whether rows of this table reference rows of the other's final table. */
    public boolean references(LivePair other) {
        LiveTable theirs = other.target();
        return theirs != null && references.stream().anyMatch(r -> r.target().oid() == theirs.oid());
    }
}
