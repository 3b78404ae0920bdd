package io.confiture.migration.run;

import io.confiture.check.Severity;
import io.confiture.migration.LayoutProblem;
import io.confiture.migration.MigrationSet;
import io.confiture.migration.ledger.Direction;
import io.confiture.project.ChecksumPolicy;
import java.util.Locale;
import java.util.stream.Collectors;

/** Looks for what speaks against any plan: files that are not in order, edits, gaps, what is half done. */
final class Objections {

    private final MigrationSet set;
    private final PlanOptions options;
    private final PlanDraft draft;

    Objections(MigrationSet set, PlanOptions options, PlanDraft draft) {
        this.set = set;
        this.options = options;
        this.draft = draft;
    }

    void judge(Goal goal) {
        set.problems().forEach(this::file);
        boolean up = goal instanceof Goal.Up || goal instanceof Goal.UpTo;
        boolean recordsOnly = goal instanceof Goal.Baseline || goal instanceof Goal.Adopt;
        for (MigrationStatus status : draft.statuses()) {
            if (status.status() == Status.CHANGED && !status.repeatable()) {
                changed(status, up);
            }
            if (status.status() == Status.MISSING) {
                missing(status, up);
            }
            if (status.unfinished() != null && (recordsOnly || goesOn(status) != up || status.migration() == null)) {
                unfinished(status);
            }
        }
        if (up) {
            outOfOrder(goal);
        }
    }

    private void file(LayoutProblem problem) {
        if (problem.severity() == Severity.INFO) {
            return;
        }
        Refusal objection =
                new Refusal(Refusal.Reason.FILES, problem.message(), problem.location(), problem.suggestion());
        say(objection, problem.severity().compareTo(Severity.ERROR) >= 0 || options.strict());
    }

    /** An edit is no reason not to go back: the way back may be what was repaired. */
    private void changed(MigrationStatus status, boolean up) {
        if (options.checksums() == ChecksumPolicy.IGNORE) {
            return;
        }
        String parts = status.changed().stream()
                .sorted()
                .map(p -> p.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        say(
                new Refusal(
                        Refusal.Reason.CHANGED,
                        status.id() + " was edited after it was applied (" + parts + ")",
                        PlanDraft.place(status),
                        "undo the edit and put the change into a new migration; or, when the edit is right,"
                                + " record it with confiture migrate repair"),
                up && options.checksums() == ChecksumPolicy.FAIL);
    }

    private void missing(MigrationStatus status, boolean up) {
        say(
                new Refusal(
                        Refusal.Reason.MISSING,
                        status.id() + " is applied and has no file",
                        null,
                        "bring the file back from version control"),
                up && options.strict());
    }

    private static boolean goesOn(MigrationStatus status) {
        return status.unfinished() != null && status.unfinished().direction() == Direction.UP;
    }

    private void unfinished(MigrationStatus status) {
        boolean up = goesOn(status);
        draft.refuse(new Refusal(
                Refusal.Reason.UNFINISHED,
                status.id() + " is half " + (up ? "applied" : "taken back") + ": a run of it has not come to its end",
                PlanDraft.place(status),
                (status.migration() == null ? "bring its file back from version control, then " : "")
                        + "go on with confiture migrate " + (up ? "up" : "down")));
    }

    private void outOfOrder(Goal goal) {
        if (options.outOfOrder()) {
            return;
        }
        int end = goal instanceof Goal.UpTo to
                ? draft.placeOf(to.target()) + 1
                : draft.statuses().size();
        draft.statuses().subList(0, end).stream()
                .filter(s -> s.status() == Status.OUT_OF_ORDER)
                .forEach(s -> draft.refuse(new Refusal(
                        Refusal.Reason.OUT_OF_ORDER,
                        s.id() + " is not applied although later ones are",
                        PlanDraft.place(s),
                        "give it a version after them; or allow it with migration.out_of_order: true")));
    }

    private void say(Refusal objection, boolean refuses) {
        if (refuses) {
            draft.refuse(objection);
        } else {
            draft.note(objection);
        }
    }
}
