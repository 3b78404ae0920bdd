package io.confiture.migration.run;

import io.confiture.check.Finding;
import io.confiture.check.Severity;
import io.confiture.migration.Migration;
import io.confiture.migration.ledger.Checksum;
import io.confiture.migration.ledger.Journal;
import io.confiture.migration.ledger.Ledger;
import io.confiture.migration.ledger.LedgerEntry;
import io.confiture.migration.ledger.RunOrigin;
import io.confiture.migration.ledger.UnfinishedRun;
import io.confiture.migration.run.RepairReport.Change;
import io.confiture.migration.run.RepairReport.Kind;
import io.confiture.postgres.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Brings the ledger in line with what a person says is true: one thing after another, each committed with its row in the history. */
final class RepairRun {

    private final RunConnection connection;
    private final Planner planner;
    private final RunOrigin origin;
    private final List<Change> changes = new ArrayList<>();

    RepairRun(RunConnection connection, Planner planner, RunOrigin origin) {
        this.connection = connection;
        this.planner = planner;
        this.origin = origin;
    }

    /** Return what was changed. */
    List<Change> changes() {
        return changes;
    }

    /** Repair what is asked for, under the lock. */
    RunOutcome run(RepairRequest request, List<Finding> findings) {
        Ledger ledger = connection.ledger();
        Plan plan = planner.plan(ledger.read(), new Goal.Look());
        List<String> unknown = request.versions().stream()
                .filter(v -> plan.statuses().stream().noneMatch(s -> names(Set.of(v), s)))
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            unknown.forEach(v -> findings.add(Finding.of(RunRules.REQUEST, "there is no migration " + v)));
            return RunOutcome.BAD_REQUEST;
        }
        connection.clean().prepare();
        for (MigrationStatus status : plan.statuses()) {
            if (request.versions().isEmpty() || names(request.versions(), status)) {
                repair(status, request, ledger, findings);
            }
        }
        if (request.invalidIndexes()) {
            dropIndexes(findings);
        }
        return changes.isEmpty() ? RunOutcome.NOTHING_TO_DO : RunOutcome.DONE;
    }

    private static boolean names(Set<String> wanted, MigrationStatus status) {
        return wanted.contains(status.version()) || wanted.contains(status.id());
    }

    private void repair(MigrationStatus status, RepairRequest request, Ledger ledger, List<Finding> findings) {
        UnfinishedRun run = status.unfinished();
        if (run != null && request.unfinished() != null) {
            unfinished(status, run, request.unfinished(), ledger);
        } else if (run != null) {
            findings.add(Finding.of(RunRules.UNDECIDED, status.id() + " is half done, and stays so")
                    .withSeverity(Severity.WARNING));
        }
        if (request.unfinished() == null
                && status.applied() != null
                && !status.changed().isEmpty()) {
            Migration migration = status.migration();
            if (migration != null) {
                accept(status, migration, ledger);
            }
        }
    }

    private void accept(MigrationStatus status, Migration migration, Ledger ledger) {
        LedgerEntry entry =
                LedgerEntry.of(migration, Checksum.of(migration), Instant.now()).as(status.version());
        inTransaction(() -> ledger.writer(origin).repaired(entry));
        changes.add(new Change(
                Kind.CHECKSUM,
                status.id(),
                "the recorded checksums of " + status.id() + " are those of its files now"));
    }

    private void unfinished(MigrationStatus status, UnfinishedRun run, RepairRequest.Unfinished choice, Ledger ledger) {
        UnfinishedRun.Entry next = run.next();
        if (choice != RepairRequest.Unfinished.FORGET
                && (next == null || next.state() != UnfinishedRun.State.STARTED)) {
            return;
        }
        String text = text(status, choice, next);
        Journal journal = ledger.journal();
        inTransaction(() -> {
            switch (choice) {
                case DONE -> journal.done(run.version(), run.direction(), number(next));
                case AGAIN -> journal.waiting(run.version(), run.direction(), number(next));
                case FORGET -> journal.forget(run.version(), run.direction());
            }
            ledger.writer(origin).decided(entry(status, run));
        });
        changes.add(new Change(Kind.UNFINISHED, status.id(), text));
    }

    private static int number(UnfinishedRun.@Nullable Entry next) {
        return next == null ? -1 : next.ordinal();
    }

    private static LedgerEntry entry(MigrationStatus status, UnfinishedRun run) {
        return new LedgerEntry(
                run.version(),
                status.name(),
                status.repeatable(),
                Checksum.UNKNOWN,
                Instant.now(),
                Duration.ZERO,
                List.of());
    }

    private static String text(
            MigrationStatus status, RepairRequest.Unfinished choice, UnfinishedRun.@Nullable Entry next) {
        return switch (choice) {
            case DONE -> "statement %d of %s counts as done".formatted(number(next) + 1, status.id());
            case AGAIN -> "statement %d of %s will be sent again".formatted(number(next) + 1, status.id());
            case FORGET -> "the unfinished run of " + status.id() + " is forgotten; what it did stays";
        };
    }

    private void dropIndexes(List<Finding> findings) {
        InvalidIndexes indexes = new InvalidIndexes(connection.session());
        for (InvalidIndexes.Index index : indexes.invalid()) {
            String builders = indexes.builders(index);
            if (builders.isEmpty()) {
                indexes.drop(index);
                changes.add(new Change(Kind.INDEX, index.name(), "the invalid index " + index.name() + " was dropped"));
            } else {
                findings.add(Finding.of(
                        RunRules.INDEX_IN_USE,
                        "the index " + index.name() + " is invalid and being built by " + builders));
            }
        }
    }

    private void inTransaction(Runnable write) {
        Session session = connection.session();
        session.begin();
        try {
            write.run();
            session.commit();
        } finally {
            if (session.alive()) {
                session.rollback();
            }
        }
    }
}
