package io.confiture.migration.ledger;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Is a row of the ledger: one migration that the database has.
 *
 * @param sequence grows with each row; the order in which migrations were applied
 * @param version the version as it was written then; the migration's id when it is repeatable
 * @param name the words behind the version
 * @param kind how it came to be there
 * @param appliedAt when
 * @param executionMillis how long it ran, or null when unknown
 * @param checksum what its files were; parts that were not recorded are null
 */
public record AppliedMigration(
        long sequence,
        String version,
        String name,
        Kind kind,
        Instant appliedAt,
        @Nullable Long executionMillis,
        Checksum checksum) {

    /** Says how a migration came into the ledger. */
    public enum Kind {
        /** It ran. */
        MIGRATION,
        /** It ran, and runs again when its file changes. */
        REPEATABLE,
        /** It was taken as applied, and did not run. */
        BASELINE;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind ofWord(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
