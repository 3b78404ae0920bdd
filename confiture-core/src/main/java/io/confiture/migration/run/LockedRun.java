package io.confiture.migration.run;

import io.confiture.check.Finding;
import io.confiture.migration.ledger.LedgerException;
import io.confiture.migration.ledger.LockNotHadException;
import io.confiture.migration.ledger.MigrationLock;
import io.confiture.postgres.PostgresException;
import io.confiture.project.RunSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Does work while no other runner does, and says how it ended when that was not possible. */
final class LockedRun {

    private static final long ASK_AGAIN_NANOS = Duration.ofMillis(500).toNanos();

    private final RunConnection connection;
    private final RunSettings settings;
    private final RunListener listener;
    private final List<Finding> findings = new ArrayList<>();
    private @Nullable MigrationLock lock;
    private long asked;

    LockedRun(RunConnection connection, RunSettings settings, RunListener listener) {
        this.connection = connection;
        this.settings = settings;
        this.listener = listener;
    }

    /** Does the work, and says how it ended. */
    @FunctionalInterface
    interface Work {
        /** Do it; may add to the findings. */
        RunOutcome run(List<Finding> findings);
    }

    /** Return what is to be known beside the steps. */
    List<Finding> findings() {
        return findings;
    }

    /**
     * Take the lock, work, give it back.
     *
     * @throws PostgresException when no connection can be had
     */
    RunOutcome run(Work work) {
        connection.session();
        try (MigrationLock held = acquire()) {
            lock = held;
            asked = System.nanoTime();
            String busy = held == null ? "" : connection.awaitWorkers(settings.lockWait());
            if (!busy.isEmpty()) {
                return refuse(
                        RunOutcome.LOCK_NOT_HAD,
                        Finding.of(RunRules.LOCK, "the connection of a runner that ended is still at work: " + busy)
                                .withSuggestion("Wait until it is done, or end it: SELECT pg_terminate_backend(pid)"));
            }
            return work.run(findings);
        } catch (LockNotHadException e) {
            return refuse(RunOutcome.LOCK_NOT_HAD, Finding.of(RunRules.LOCK, String.valueOf(e.getMessage())));
        } catch (LedgerException e) {
            return refuse(RunOutcome.REFUSED, Finding.of(RunRules.LEDGER, String.valueOf(e.getMessage())));
        } catch (PostgresException e) {
            if (!connection.lost()) {
                throw e;
            }
            return refuse(
                    RunOutcome.CONNECTION_LOST,
                    Finding.of(RunRules.CONNECTION, "the connection was lost: " + e.getMessage()));
        }
    }

    /**
     * Demand that the lock is held still; asks the server now and then.
     *
     * @throws LockNotHadException when it is lost
     */
    void verifyHeld() {
        if (lock != null && System.nanoTime() - asked > ASK_AGAIN_NANOS) {
            lock.verifyHeld();
            asked = System.nanoTime();
        }
    }

    private RunOutcome refuse(RunOutcome outcome, Finding finding) {
        findings.add(finding);
        return outcome;
    }

    private @Nullable MigrationLock acquire() {
        if (!settings.locking()) {
            findings.add(Finding.of(
                    RunRules.NO_LOCK, "the lock is switched off: another runner could be at work at the same time"));
            return null;
        }
        try {
            return MigrationLock.acquire(connection::another, Duration.ZERO);
        } catch (LockNotHadException e) {
            listener.waits(e.holder().map(Object::toString).orElse("another runner"));
            return MigrationLock.acquire(connection::another, settings.lockWait());
        }
    }
}
