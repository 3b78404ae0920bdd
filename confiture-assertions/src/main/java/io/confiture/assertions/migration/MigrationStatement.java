package io.confiture.assertions.migration;

import io.confiture.migration.trace.StatementTrace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Is what one statement of a migration did: for {@code assertThat(db.lastMigration()).statement(1)}. */
public final class MigrationStatement {

    private final MigrationResult migration;
    private final int number;
    private final @Nullable StatementTrace trace;

    MigrationStatement(MigrationResult migration, int number, @Nullable StatementTrace trace) {
        this.migration = migration;
        this.number = number;
        this.trace = trace;
    }

    MigrationResult migration() {
        return migration;
    }

    @Nullable
    StatementTrace trace() {
        return trace;
    }

    Effects effects() {
        return new Effects(toString(), trace == null ? List.of() : List.of(trace), migration.touchable(), "");
    }

    /** Return {@code statement 1 of migration 003_add_bio, ALTER TABLE users ADD COLUMN bio text at db/..}. */
    @Override
    public String toString() {
        return "statement " + number + " of " + migration + (trace == null ? "" : ", " + Effects.words(trace));
    }
}
