package io.confiture.migration.run;

import java.util.List;

/**
 * Says how every migration stands, and what is to be done in which order.
 *
 * @param statuses every migration of the files, in the order of the layout's tool; then those that have no file, in the order in
 *     which they were applied
 * @param steps what to do; empty when it is refused, and when there is nothing to do
 * @param refusals why nothing may be done; empty when it may
 * @param notes what should be known and refuses nothing
 */
public record Plan(List<MigrationStatus> statuses, List<Step> steps, List<Refusal> refusals, List<Refusal> notes) {

    /** Copy the lists. */
    public Plan {
        statuses = List.copyOf(statuses);
        steps = List.copyOf(steps);
        refusals = List.copyOf(refusals);
        notes = List.copyOf(notes);
    }

    /** Say whether nothing of it may be done. */
    public boolean refused() {
        return !refusals.isEmpty();
    }
}
