package io.confiture.migration.run;

import io.confiture.migration.Layout;
import io.confiture.migration.layout.Target;
import io.confiture.project.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Is a plan while it is made. */
final class PlanDraft {

    private static final int SHOWN = 3;

    private final Layout layout;
    private final List<MigrationStatus> statuses;
    private final List<Step> steps = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<Refusal> notes = new ArrayList<>();

    PlanDraft(Layout layout, List<MigrationStatus> statuses) {
        this.layout = layout;
        this.statuses = statuses;
    }

    List<MigrationStatus> statuses() {
        return statuses;
    }

    Layout layout() {
        return layout;
    }

    void step(Step step) {
        steps.add(step);
    }

    void refuse(Refusal.Reason reason, String message, @Nullable String advice) {
        refusals.add(new Refusal(reason, message, null, advice));
    }

    void refuse(Refusal refusal) {
        refusals.add(refusal);
    }

    void note(Refusal note) {
        notes.add(note);
    }

    /** Return the place of a target; -1 when there is not exactly one. */
    int placeOf(String target) {
        int[] found = places(target);
        return found.length == 1 ? found[0] : -1;
    }

    private int[] places(String target) {
        Target wanted = new Target(layout, target);
        return IntStream.range(0, statuses.size())
                .filter(i -> wanted.names(candidate(statuses.get(i))))
                .toArray();
    }

    /** Find a target, which is a version or an id; refuse when there is none or when it is ambiguous. */
    OptionalInt find(String target) {
        int[] found = places(target);
        if (found.length == 1) {
            return OptionalInt.of(found[0]);
        }
        refuse(
                Refusal.Reason.USAGE,
                found.length == 0
                        ? "there is no migration of version " + target
                        : "there are " + found.length + " migrations of version " + target,
                found.length == 0 ? nearest(target) : "name the one you mean by its file: " + names(found));
        return OptionalInt.empty();
    }

    private String names(int[] found) {
        return String.join(
                ", ", IntStream.of(found).mapToObj(i -> statuses.get(i).id()).toList());
    }

    private @Nullable String nearest(String target) {
        List<String> near = new Target(layout, target)
                .near(statuses.stream().map(PlanDraft::candidate).toList(), SHOWN);
        return near.isEmpty() ? "there are no versioned migrations" : "the nearest are " + String.join(", ", near);
    }

    private static Target.Candidate candidate(MigrationStatus status) {
        return new Target.Candidate(status.id(), status.version(), status.repeatable());
    }

    /** Return where the files of a migration are; null when it has none. */
    static @Nullable SourceLocation place(MigrationStatus status) {
        return status.migration() == null ? null : status.migration().location();
    }

    Plan finish() {
        return new Plan(statuses, refusals.isEmpty() ? steps : List.of(), refusals, notes);
    }
}
