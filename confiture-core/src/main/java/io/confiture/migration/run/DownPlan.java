package io.confiture.migration.run;

import io.confiture.migration.Migration;
import io.confiture.migration.WayBack;
import io.confiture.migration.layout.VersionKey;
import io.confiture.migration.ledger.AppliedMigration;
import io.confiture.migration.ledger.Direction;
import io.confiture.migration.ledger.LedgerState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Plans taking back, in the reverse order of applying; all of it or nothing. */
final class DownPlan {

    private final PlanDraft draft;
    private final List<MigrationStatus> lastFirst;

    DownPlan(PlanDraft draft, LedgerState ledger) {
        this.draft = draft;
        Map<Long, MigrationStatus> bySequence = new HashMap<>();
        draft.statuses().stream()
                .filter(s -> s.applied() != null)
                .forEach(s -> bySequence.put(s.applied().sequence(), s));
        this.lastFirst = new ArrayList<>();
        for (int i = ledger.applied().size() - 1; i >= 0; i--) {
            AppliedMigration row = ledger.applied().get(i);
            MigrationStatus status = bySequence.get(row.sequence());
            // A repeatable migration has no way back: it goes with the objects of the versions that it is about.
            if (status != null && !status.repeatable()) {
                lastFirst.add(status);
            }
        }
    }

    void last(int steps) {
        choose(steps).forEach(this::takeBack);
    }

    void downTo(String target) {
        if (target.equals("0") && draft.placeOf(target) < 0) {
            lastFirst.forEach(this::takeBack);
            return;
        }
        draft.find(target).ifPresent(at -> {
            MigrationStatus stays = draft.statuses().get(at);
            if (stays.applied() == null) {
                draft.refuse(
                        Refusal.Reason.USAGE,
                        stays.id() + " is not applied, so the database cannot go down to it",
                        lastFirst.isEmpty()
                                ? "nothing is applied"
                                : "the last one applied is " + lastFirst.get(0).id());
                return;
            }
            Set<MigrationStatus> kept = Collections.newSetFromMap(new IdentityHashMap<>());
            kept.addAll(draft.statuses().subList(0, at + 1));
            lastFirst.stream()
                    .filter(s -> (inFiles(s) && inFiles(stays)) ? !kept.contains(s) : later(s, stays))
                    .forEach(this::takeBack);
        });
    }

    private static boolean inFiles(MigrationStatus status) {
        return status.migration() != null;
    }

    /** Compare by version where one of the two has no place among the files. */
    private boolean later(MigrationStatus one, MigrationStatus other) {
        return VersionKey.order(draft.layout()).compare(one.version(), other.version()) > 0;
    }

    void redo(int steps) {
        List<MigrationStatus> chosen = choose(steps);
        chosen.forEach(this::takeBack);
        for (int i = chosen.size() - 1; i >= 0; i--) {
            Migration migration = chosen.get(i).migration();
            if (migration != null) {
                draft.step(Step.of(Direction.UP, migration));
            }
        }
    }

    private List<MigrationStatus> choose(int steps) {
        if (steps < 1) {
            draft.refuse(
                    Refusal.Reason.USAGE,
                    "the number of steps is " + steps + ", and must be at least 1",
                    "name a version to go down to, when everything after it shall go");
            return List.of();
        }
        if (steps > lastFirst.size() && !lastFirst.isEmpty()) {
            draft.note(new Refusal(
                    Refusal.Reason.USAGE,
                    "of the " + steps + " steps that were asked for only " + lastFirst.size()
                            + " can be taken: no more is applied",
                    null,
                    null));
        }
        return lastFirst.subList(0, Math.min(steps, lastFirst.size()));
    }

    private void takeBack(MigrationStatus status) {
        String obstacle = status.migration() == null
                ? "has no files any more"
                : WayBack.obstacle(status.migration().down());
        if (obstacle != null) {
            draft.refuse(new Refusal(
                    status.migration() == null ? Refusal.Reason.MISSING : Refusal.Reason.IRREVERSIBLE,
                    status.id() + " " + obstacle + "; nothing was taken back",
                    PlanDraft.place(status),
                    status.migration() == null
                            ? "bring the files back from version control, or take back fewer"
                            : "write a down script, or take back fewer"));
        } else {
            draft.step(new Step(
                    Direction.DOWN,
                    Objects.requireNonNull(status.migration()),
                    status.version(),
                    false,
                    status.unfinished()));
        }
    }
}
