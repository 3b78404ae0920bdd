package io.confiture.migration.run;

import io.confiture.migration.Migration;
import io.confiture.migration.ledger.Direction;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Plans recording migrations as applied that are not run. */
final class BaselinePlan {

    private final PlanDraft draft;

    BaselinePlan(PlanDraft draft) {
        this.draft = draft;
    }

    void through(String version) {
        draft.find(version)
                .ifPresent(end -> draft.statuses().subList(0, end + 1).forEach(this::record));
    }

    void exactly(List<String> ids) {
        Set<String> wanted = new HashSet<>(ids);
        draft.statuses().stream().filter(s -> wanted.remove(s.id())).forEach(this::record);
        wanted.stream()
                .sorted()
                .forEach(id -> draft.refuse(
                        Refusal.Reason.USAGE, "there is no migration " + id, "look at the status for the ids"));
    }

    private void record(MigrationStatus status) {
        Migration migration = status.migration();
        if (migration != null && status.applied() == null) {
            draft.step(Step.of(Direction.BASELINE, migration));
        }
    }
}
