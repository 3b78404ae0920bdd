package io.confiture.sql.ddl;

import io.confiture.project.SourceLocation;
import java.util.Set;

/**
 * Tells of a statement that may define or change tables and could not be followed.
 *
 * @param reason why, as a sentence
 * @param location where it stands
 * @param names the names that the statement speaks of, among them those of the tables concerned; empty when it puts names
 *     together while it runs, so that it may concern any table
 */
public record NotFollowed(String reason, SourceLocation location, Set<String> names) {

    /** Copy the set. */
    public NotFollowed {
        names = Set.copyOf(names);
    }

    /** Tell whether the statement may define or change a table of this name. */
    public boolean mayConcern(String table) {
        return names.isEmpty() || names.contains(table);
    }
}
