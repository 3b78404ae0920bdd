package io.confiture.seed.prep.live;

import io.confiture.project.SourceLocation;
import io.confiture.project.TableName;
import io.confiture.seed.prep.Resolver;
import org.jspecify.annotations.Nullable;

/**
 * One resolver in its place in the order.
 *
 * @param name the name as the files have it, or as the server has it when no file shows it
 * @param routine what the server has under that name, or null when it has nothing that can be called without arguments
 * @param pair the tables that it is for by its name, or null when it is for none that exists
 * @param shown what the files say of it, or null when no file shows it
 */
public record LiveStep(
        TableName name,
        @Nullable LiveRoutine routine,
        @Nullable LivePair pair,
        @Nullable Resolver shown) {

    /** Return where it is created, or null when no file shows it. */
    public @Nullable SourceLocation location() {
        return shown == null ? null : shown.location();
    }

    /** Say whether this step needs what another one gives: rows that its own reference. */
    public boolean needs(LiveStep other) {
        return pair != null && other.pair() != null && other != this && pair.references(other.pair());
    }
}
