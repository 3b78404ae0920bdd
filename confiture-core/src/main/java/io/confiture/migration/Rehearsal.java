package io.confiture.migration;

import io.confiture.check.Outcome;

/**
 * Holds what one migration showed when it was tried: up, down, up again, from the state before it.
 *
 * @param up whether the up script ran
 * @param down whether the down script ran; skipped or aborted when there is none to run
 * @param roundTrip whether the catalog came back, both ways; for a repeatable migration, whether a second run changes nothing
 */
record Rehearsal(Outcome up, Outcome down, Outcome roundTrip) {

    /** Return the rehearsal that could not begin. */
    static Rehearsal aborted(String cause) {
        Outcome aborted = new Outcome.Aborted(cause);
        return new Rehearsal(aborted, aborted, aborted);
    }

    /** Return the rehearsal that ended with the up script. */
    static Rehearsal upFailed(Outcome.Failed up, String cause) {
        return new Rehearsal(up, new Outcome.Aborted(cause), new Outcome.Aborted(cause));
    }

    /** Say whether nothing failed: only such a rehearsal is believed when it ran in a single transaction. */
    boolean clean() {
        return !(up instanceof Outcome.Failed)
                && !(down instanceof Outcome.Failed)
                && !(roundTrip instanceof Outcome.Failed)
                && !(up instanceof Outcome.Aborted);
    }
}
