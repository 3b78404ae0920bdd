package io.confiture.assertions.jupiter;

import io.confiture.assertions.jupiter.ConfitureDatabase.Lifetime;
import io.confiture.assertions.migration.MigrationSandbox;
import io.confiture.suite.DatabaseState;
import io.confiture.suite.ProjectDatabase;
import java.sql.Connection;
import java.sql.SQLException;

/** Is a database that tests were given, until it is dropped. */
final class TestDatabase implements AutoCloseable {
    private final Request request;
    private final ProjectDatabase database;
    private final MigrationSandbox sandbox;

    TestDatabase(Request request, ProjectDatabase database, MigrationSandbox sandbox) {
        this.request = request;
        this.database = database;
        this.sandbox = sandbox;
    }

    MigrationSandbox sandbox() {
        return sandbox;
    }

    Connection connect() {
        try {
            return sandbox.source().getConnection();
        } catch (SQLException e) {
            throw new IllegalStateException("there is no connection to " + database + ": " + e.getMessage(), e);
        }
    }

    /** Tell whether it began in a state. */
    boolean isIn(DatabaseState state) {
        return request.state().equals(state);
    }

    /** Say which it is and where it stands, for reports. */
    String description() {
        return database + " of " + request.directory()
                + sandbox.version()
                        .map(version -> ", now at version " + version)
                        .orElse("");
    }

    @Override
    public void close() {
        // A test that was interrupted may have left the mark of it, with which no connection could be had to drop the
        // database.
        boolean interrupted = Thread.interrupted();
        try {
            // Pools of an application may live longer than a class; what one test opened it should close.
            if (request.lifetime() == Lifetime.METHOD) {
                LeftSessions.in(sandbox).ifPresent(left -> request.owner()
                        .publishReportEntry(LeftSessions.KEY, left + " in " + database));
            }
        } finally {
            close(interrupted);
        }
    }

    private void close(boolean interrupted) {
        try {
            sandbox.close();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
