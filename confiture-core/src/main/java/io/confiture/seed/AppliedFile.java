package io.confiture.seed;

import org.jspecify.annotations.Nullable;

/**
 * Says what became of one file.
 *
 * @param file the file
 * @param load what loading it gave, or null when it was not its turn any more
 * @param state what became of it
 */
public record AppliedFile(SeedFile file, @Nullable FileLoad load, State state) {

    /** Says what became of a file. */
    public enum State {
        /** Its rows are committed. */
        STORED,
        /** It was loaded without an error, and its rows are rolled back: a dry run, or the commit failed. */
        ROLLED_BACK,
        /** It failed, and nothing of it is stored. */
        FAILED,
        /** It was not loaded, because another file failed or the connection was lost before. */
        NOT_RUN,
        /** Nobody can say: the connection was lost while it was committed, or a file ended the transaction. */
        UNKNOWN
    }
}
