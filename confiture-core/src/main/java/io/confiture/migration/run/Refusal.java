package io.confiture.migration.run;

import io.confiture.project.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * Says why nothing is run, or what should be known before it is.
 *
 * @param reason what sort of reason
 * @param message what is wrong, in one sentence
 * @param location the file to look at, or null
 * @param advice what to do next, or null when the message says it all
 */
public record Refusal(
        Reason reason,
        String message,
        @Nullable SourceLocation location,
        @Nullable String advice) {

    /** The sorts of reasons, for exit codes. */
    public enum Reason {
        /** What was asked for makes no sense here: an unknown target, no step. */
        USAGE,
        /** The files are not in order. */
        FILES,
        /** An applied migration was edited. */
        CHANGED,
        /** The ledger has a migration that has no file. */
        MISSING,
        /** A migration is not applied although a later one is. */
        OUT_OF_ORDER,
        /** A migration is half applied or half taken back. */
        UNFINISHED,
        /** A needed way back is not there. */
        IRREVERSIBLE
    }
}
