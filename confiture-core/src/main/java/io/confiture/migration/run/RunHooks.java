package io.confiture.migration.run;

import io.confiture.check.Finding;
import io.confiture.migration.hook.AuditTable;
import io.confiture.migration.hook.Backup;
import io.confiture.migration.hook.BackupException;
import io.confiture.migration.hook.HookMoment;
import io.confiture.migration.hook.HookPhase;
import io.confiture.migration.hook.HookResult;
import io.confiture.migration.hook.HookRound;
import io.confiture.migration.hook.HookSet;
import io.confiture.migration.hook.HookSubject;
import io.confiture.migration.hook.Hooks;
import io.confiture.migration.ledger.Direction;
import io.confiture.migration.ledger.RunOrigin;
import io.confiture.postgres.TransactionState;
import io.confiture.project.RunSettings;
import io.confiture.project.SourceLocation;
import io.confiture.project.TableName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs the hooks of one run, and keeps what became of them. */
final class RunHooks {

    private final RunConnection connection;
    private final @Nullable Backup backup;
    private final RunListener listener;
    private final Hooks hooks;
    private final @Nullable AuditTable audit;
    private final AuditTable.Who who;
    private final List<HookResult> results = new ArrayList<>();

    /** Prepare for a run. */
    RunHooks(RunConnection connection, HookSet set, RunSettings settings, RunOrigin origin, RunListener listener) {
        TableName auditTable = settings.auditTable();
        this.connection = connection;
        this.listener = listener;
        this.backup = settings.backup()
                ? new Backup(connection.url(), settings.backupDirectory(), settings.backupKeep())
                : null;
        this.hooks = new Hooks(set, listener::hook);
        this.audit = auditTable == null ? null : new AuditTable(auditTable);
        this.who = new AuditTable.Who(origin.osUser(), origin.host(), origin.command());
    }

    /** Return what became of each hook, in order. */
    List<HookResult> results() {
        return List.copyOf(results);
    }

    /** Return the phase before or after a step. */
    static HookPhase phase(Direction direction, boolean before) {
        if (direction == Direction.DOWN) {
            return before ? HookPhase.BEFORE_ROLLBACK : HookPhase.AFTER_ROLLBACK;
        }
        return before ? HookPhase.BEFORE_EXECUTE : HookPhase.AFTER_EXECUTE;
    }

    /** Name the migration of a step. */
    static HookSubject subject(Step step) {
        return new HookSubject(
                step.migration().id(), step.version(), step.direction() == Direction.DOWN ? "down" : "up");
    }

    /**
     * Run what runs once at a phase.
     *
     * @throws HookStop when the command must not go on
     */
    void once(HookPhase phase) {
        fire(phase, HookMoment.RUN, null).ifPresent(stop -> {
            throw new HookStop(stop, RunOutcome.FAILED);
        });
    }

    /** Run the hooks of a moment; return why the command must not go on. */
    Optional<Finding> fire(HookPhase phase, HookMoment moment, @Nullable Step step) {
        if (!hooks.any(phase, moment)) {
            return Optional.empty();
        }
        if (connection.session().transactionState() == TransactionState.IDLE) {
            connection.clean().prepare();
        }
        HookRound round =
                hooks.fire(connection.session(), phase, moment, step == null ? null : subject(step), () -> connection
                        .clean()
                        .forLedger());
        results.addAll(round.results());
        return round.stop().map(RunHooks::finding);
    }

    /** Say whether anything is to be done before or after a migration in its transaction. */
    boolean anyInside(Step step, boolean before) {
        return hooks.any(phase(step.direction(), before), HookMoment.INSIDE) || (!before && audit != null);
    }

    /** Forget what was rolled back together with an attempt that is made again. */
    void again(Step step) {
        HookSubject subject = subject(step);
        results.removeIf(r -> subject.equals(r.subject()) && hooks.inside(r));
    }

    /**
     * Dump the database, before anything is changed.
     *
     * @param phase what the dump comes before
     * @throws HookStop when there is to be a dump and is none
     */
    void backup(HookPhase phase) {
        if (backup == null) {
            return;
        }
        long began = System.nanoTime();
        try {
            Path file = backup.dump();
            HookResult result = new HookResult(
                    phase,
                    "backup",
                    null,
                    HookResult.Status.RAN,
                    file.toString(),
                    SourceLocation.of(file, file.toString()),
                    Duration.ofNanos(System.nanoTime() - began),
                    1,
                    false);
            results.add(result);
            listener.hook(result);
        } catch (BackupException e) {
            throw new HookStop(
                    Finding.of(
                            RunRules.BACKUP, "the database cannot be dumped, so it is not changed: " + e.getMessage()),
                    RunOutcome.REFUSED);
        }
    }

    /** Make the table of the audit, before the first step. */
    void prepareAudit() {
        if (audit != null) {
            audit.create(connection.session());
        }
    }

    /** Write the row of the audit; in a transaction of its own when none is open. */
    void audit(PlannedStep step) {
        if (audit == null) {
            return;
        }
        boolean own = connection.session().transactionState() == TransactionState.IDLE;
        if (own) {
            connection.session().begin();
        }
        try {
            audit.add(
                    connection.session(),
                    subject(step.step()),
                    step.step().migration().name(),
                    step.step().direction() == Direction.DOWN
                            ? step.checksum().down()
                            : step.checksum().up(),
                    who);
            if (own) {
                connection.session().commit();
            }
        } finally {
            if (own && connection.session().alive()) {
                connection.session().rollback();
            }
        }
    }

    private static Finding finding(HookResult result) {
        return Finding.of(RunRules.HOOK, result.toString()).at(result.location());
    }
}
