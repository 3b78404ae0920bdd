package io.confiture.migration.ledger;

import io.confiture.migration.MigrationSet;
import java.util.List;

/**
 * Says which migrations of a project Flyway has applied to a database, and what of its history fits no file.
 *
 * @param ids the migrations to record as applied, in the order of the files
 * @param remarks what a person should look at first
 */
public record FlywayTakeover(List<String> ids, List<Remark> remarks) {

    /** Copy the lists. */
    public FlywayTakeover {
        ids = List.copyOf(ids);
        remarks = List.copyOf(remarks);
    }

    /**
     * Is something that does not fit.
     *
     * @param what the row or the migration
     * @param why what is wrong with it, and what follows from that, as a sentence
     * @param blocks whether it must be put right before taking over
     */
    public record Remark(String what, String why, boolean blocks) {}

    /**
     * Compare Flyway's history with a project's files, which may be in another layout: versions count, and the names of repeatable
     * migrations.
     *
     * @throws java.io.UncheckedIOException when a file cannot be read
     */
    public static FlywayTakeover of(FlywayHistory history, MigrationSet set) {
        return new FlywayMatch(set).match(history.rows());
    }
}
