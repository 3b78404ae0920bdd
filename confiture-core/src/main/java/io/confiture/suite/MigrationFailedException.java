package io.confiture.suite;

import io.confiture.check.Finding;
import io.confiture.migration.Applied;
import io.confiture.migration.Migration;
import io.confiture.migration.Side;
import io.confiture.postgres.StatementFailure;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says that a migration could not be applied to a throwaway database, or not be taken back. What it had committed before it failed is
 * in the database, as it would be in a real one.
 */
public final class MigrationFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    // Not serialised: places are not, and nobody sends these over a wire.
    private final transient Migration migration;
    private final transient List<Finding> findings;
    private final transient @Nullable StatementFailure failure;

    MigrationFailedException(Migration migration, Side side, Applied.Failed failed) {
        super(FindingLines.of(
                migration.id() + (side == Side.UP ? " cannot be applied:" : " cannot be taken back:"),
                failed.findings()));
        this.migration = migration;
        this.findings = failed.findings();
        this.failure = failed.failure();
    }

    /** Return the migration. */
    public Migration migration() {
        return migration;
    }

    /** Return why it failed. */
    public List<Finding> findings() {
        return findings;
    }

    /** Return the statement that the server refused, with all that it said; empty where it was not the server. */
    public Optional<StatementFailure> failure() {
        return Optional.ofNullable(failure);
    }
}
