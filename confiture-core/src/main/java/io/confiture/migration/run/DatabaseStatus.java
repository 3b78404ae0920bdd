package io.confiture.migration.run;

import io.confiture.migration.Migration;
import io.confiture.migration.MigrationSet;
import io.confiture.migration.ledger.Ledger;
import io.confiture.migration.ledger.LedgerException;
import io.confiture.migration.ledger.LedgerState;
import io.confiture.migration.ledger.LockHolder;
import io.confiture.migration.ledger.MigrationLock;
import io.confiture.postgres.PostgresException;
import io.confiture.postgres.Session;
import io.confiture.project.DatabaseUrl;
import io.confiture.project.Environment;
import io.confiture.project.Project;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says how a database stands, compared with the files.
 *
 * @param ledger the name of the table that says what is applied
 * @param ledgerExists whether that table is there; without it nothing is applied
 * @param migrations every migration of the files in the order of the layout's tool, then those that have no file
 * @param next what {@code migrate up} would apply now, in order; empty when it would refuse
 * @param objections why {@code migrate up} would refuse
 * @param notes what should be known and keeps nothing from running
 * @param runner who is at work on the database now, or null
 */
public record DatabaseStatus(
        String ledger,
        boolean ledgerExists,
        List<MigrationStatus> migrations,
        List<Migration> next,
        List<Refusal> objections,
        List<Refusal> notes,
        @Nullable LockHolder runner) {

    /** Copy the lists. */
    public DatabaseStatus {
        migrations = List.copyOf(migrations);
        next = List.copyOf(next);
        objections = List.copyOf(objections);
        notes = List.copyOf(notes);
    }

    /**
     * Look at a database. Writes nothing, takes no lock, and waits for no runner.
     *
     * @throws PostgresException when no connection can be had
     * @throws LedgerException when the ledger cannot be read
     */
    public static DatabaseStatus read(Project project, MigrationSet set, DatabaseUrl url) {
        Environment.Migration settings = project.environment().migration();
        try (Session session = Session.to(url, "confiture migrate")) {
            Ledger ledger = new Ledger(session, settings.trackingTable());
            LedgerState state = ledger.read();
            Planner planner = new Planner(set, PlanOptions.of(settings.run()));
            Plan up = planner.plan(state, new Goal.Up());
            return new DatabaseStatus(
                    ledger.toString(),
                    state.exists(),
                    up.statuses(),
                    up.steps().stream().map(Step::migration).toList(),
                    up.refusals(),
                    up.notes(),
                    MigrationLock.holder(session).orElse(null));
        }
    }

    /** Return the last migration, in the order of the layout's tool, that is applied; repeatable ones do not count. */
    public Optional<MigrationStatus> current() {
        return migrations.stream()
                .filter(m -> m.applied() != null && !m.repeatable())
                .reduce((one, next) -> next);
    }

    /** Say how many migrations stand so. */
    public long count(Status status) {
        return migrations.stream().filter(m -> m.status() == status).count();
    }
}
