package io.confiture.migration.run;

import io.confiture.migration.Migration;
import io.confiture.migration.ledger.Direction;
import io.confiture.migration.ledger.UnfinishedRun;
import java.util.List;
import java.util.Objects;

/** Plans applying: what is not applied, in the order of the files; then repeatable ones that are new or changed. */
final class UpPlan {

    private final PlanDraft draft;

    UpPlan(PlanDraft draft) {
        this.draft = draft;
    }

    void all() {
        draft.statuses().forEach(this::apply);
    }

    /** Apply up to a target; repeatable migrations only when nothing is left out, since they are written for the last version. */
    void through(String target) {
        draft.find(target).ifPresent(end -> {
            List<MigrationStatus> statuses = draft.statuses();
            statuses.subList(0, end + 1).forEach(this::apply);
            List<MigrationStatus> rest = statuses.subList(end + 1, statuses.size());
            if (rest.stream().noneMatch(s -> !s.repeatable() && s.migration() != null)) {
                rest.forEach(this::apply);
            } else {
                rest.stream()
                        .filter(MigrationStatus::repeatable)
                        .filter(UpPlan::due)
                        .forEach(s -> draft.note(new Refusal(
                                Refusal.Reason.USAGE,
                                s.id() + " is not applied: a repeatable migration is run when nothing is left out",
                                PlanDraft.place(s),
                                null)));
            }
        });
    }

    private void apply(MigrationStatus status) {
        if (due(status)) {
            Migration migration = Objects.requireNonNull(status.migration());
            if (!migration.isRunnable()) {
                draft.refuse(new Refusal(
                        Refusal.Reason.FILES,
                        migration.id()
                                + " is due and cannot be run: it is neither SQL nor a Java migration that is found",
                        migration.location(),
                        "put its class on the class path; or, when another tool has applied it, record that with"
                                + " confiture migrate baseline"));
                return;
            }
            UnfinishedRun run = status.unfinished();
            draft.step(new Step(
                    Direction.UP,
                    migration,
                    run == null ? status.version() : run.version(),
                    status.applied() != null,
                    run));
        }
    }

    private static boolean due(MigrationStatus status) {
        if (status.migration() == null) {
            return false;
        }
        boolean again =
                status.repeatable() && status.changed().contains(io.confiture.migration.ledger.Checksum.Part.UP);
        boolean unfinished = status.unfinished() != null && status.unfinished().direction() == Direction.UP;
        return status.applied() == null || again || unfinished;
    }
}
