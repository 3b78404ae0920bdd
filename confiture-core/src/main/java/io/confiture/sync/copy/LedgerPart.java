package io.confiture.sync.copy;

import io.confiture.rows.Relation;
import org.jspecify.annotations.Nullable;

/**
 * Is a part of a table as the target's ledger has it.
 *
 * @param table where the rows go
 * @param key what it is called
 * @param done what was copied, or null while it was not
 */
record LedgerPart(Relation table, String key, @Nullable Done done) {

    /**
     * Says what was copied of a part.
     *
     * @param rows how many rows
     * @param bytes how much, in the form of {@code COPY}
     * @param millis how long it took
     */
    record Done(long rows, long bytes, long millis) {}
}
