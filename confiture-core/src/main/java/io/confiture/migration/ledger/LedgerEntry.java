package io.confiture.migration.ledger;

import io.confiture.migration.Migration;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Is what is to be recorded of one migration.
 *
 * @param version as the ledger has it, or shall have it
 * @param name the words behind the version
 * @param repeatable whether it may be recorded again
 * @param checksum what its files are now
 * @param startedAt when it began
 * @param duration how long it took
 * @param statements how long each statement took; empty when nothing ran
 */
public record LedgerEntry(
        String version,
        String name,
        boolean repeatable,
        Checksum checksum,
        Instant startedAt,
        Duration duration,
        List<StatementRecord> statements) {

    /** Copy the list. */
    public LedgerEntry {
        statements = List.copyOf(statements);
    }

    /** Describe a migration that is recorded without being run. */
    public static LedgerEntry of(Migration migration, Checksum checksum, Instant now) {
        return new LedgerEntry(
                version(migration), migration.name(), migration.repeatable(), checksum, now, Duration.ZERO, List.of());
    }

    /** Return this entry under the version that a ledger has already, as {@code 001} for what is {@code 1} now. */
    public LedgerEntry as(String recordedVersion) {
        return new LedgerEntry(recordedVersion, name, repeatable, checksum, startedAt, duration, statements);
    }

    /** Return this entry with what running it gave. */
    public LedgerEntry ran(Instant began, Duration took, List<StatementRecord> each) {
        return new LedgerEntry(version, name, repeatable, checksum, began, took, each);
    }

    /** Return what stands in the ledger's column {@code version}: repeatable migrations have none and go by their id. */
    public static String version(Migration migration) {
        return migration.repeatable() ? migration.id() : migration.version();
    }
}
