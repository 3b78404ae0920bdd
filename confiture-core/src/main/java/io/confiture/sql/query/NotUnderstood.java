package io.confiture.sql.query;

import io.confiture.project.SourceLocation;

/**
 * Says what a reader did not understand: nothing is known of it, not even that it is wrong.
 *
 * @param reason what stands there, in a few words
 * @param location where
 */
public record NotUnderstood(String reason, SourceLocation location) {
    @Override
    public String toString() {
        return reason + " at " + location;
    }
}
