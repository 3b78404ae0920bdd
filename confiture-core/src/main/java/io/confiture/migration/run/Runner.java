package io.confiture.migration.run;

import io.confiture.migration.MigrationSet;
import io.confiture.postgres.PostgresException;
import io.confiture.project.DatabaseUrl;
import io.confiture.project.Project;
import io.confiture.project.RunSettings;
import org.jspecify.annotations.Nullable;

/**
 * Moves a real database along its migrations, and records what it does.
 *
 * <p>What is to be done is found out under the lock, so that of several runners started at once one does the work and the others find
 * nothing left. For one thread; made for one command.
 */
public final class Runner implements AutoCloseable {

    private final Project project;
    private final RunSettings settings;
    private final MigrationSet set;
    private final DatabaseUrl url;
    private final RunListener listener;

    private Runner(Project project, RunSettings settings, MigrationSet set, DatabaseUrl url, RunListener listener) {
        this.project = project;
        this.settings = settings;
        this.set = set;
        this.url = url;
        this.listener = listener;
    }

    /**
     * Prepare to run migrations; connects when first needed.
     *
     * @param project names the ledger
     * @param settings how to run: the project's own, or what the command line made of them
     * @param set the files
     * @param url the database
     * @param listener follows what happens
     */
    public static Runner open(
            Project project, RunSettings settings, MigrationSet set, DatabaseUrl url, RunListener listener) {
        return new Runner(project, settings, set, url, listener);
    }

    /** Prepare to run migrations as the project's settings say. */
    public static Runner open(Project project, MigrationSet set, DatabaseUrl url, RunListener listener) {
        return open(project, project.environment().migration().run(), set, url, listener);
    }

    /**
     * Apply what is pending.
     *
     * @throws PostgresException when no connection can be had
     */
    public RunReport up(UpRequest request) {
        throw notYet();
    }

    /**
     * Take the last migrations back, the latest first.
     *
     * @param steps how many, at least 1
     */
    public RunReport down(int steps) {
        throw notYet();
    }

    /** Take all migrations back that were applied after a version, which itself stays; {@code 0} takes all back. */
    public RunReport downTo(String version) {
        throw notYet();
    }

    /** Take the last migrations back and apply them again. */
    public RunReport redo(int steps) {
        throw notYet();
    }

    /** Record migrations as applied without running them. */
    public RunReport baseline(BaselineRequest request) {
        throw notYet();
    }

    /**
     * Compare what is applied with the files, and ask the {@code .verify.sql} beside them. Writes nothing and takes no lock.
     *
     * @param version one migration, or null for all
     */
    public VerifyReport verify(@Nullable String version) {
        throw notYet();
    }

    /** Bring the ledger in line with what a person says is true. */
    public RepairReport repair(RepairRequest request) {
        throw notYet();
    }

    private UnsupportedOperationException notYet() {
        return new UnsupportedOperationException("not yet: " + project + settings + set + url + listener);
    }

    /** Close the connections. */
    @Override
    public void close() {
        // Nothing is open yet.
    }
}
