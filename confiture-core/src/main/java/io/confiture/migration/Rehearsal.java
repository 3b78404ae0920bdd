package io.confiture.migration;

import io.confiture.check.Outcome;
import io.confiture.postgres.ScriptListener;
import java.util.EnumMap;
import java.util.Map;

/** Holds what one migration showed when it was tried, from the state before it. Immutable. */
final class Rehearsal {

    private final Map<Part, Outcome> outcomes;
    private final Outcome rest;
    private final ScriptListener listener;

    private Rehearsal(Map<Part, Outcome> outcomes, Outcome rest, ScriptListener listener) {
        this.outcomes = outcomes;
        this.rest = rest;
        this.listener = listener;
    }

    /** Return the rehearsal that could not begin. */
    static Rehearsal aborted(String cause) {
        return new Rehearsal(Map.of(), new Outcome.Aborted(cause), ScriptListener.NONE);
    }

    /** Return the rehearsal that has come as far as the up script; nothing else can be said so far. */
    static Rehearsal of(Outcome up, String rest) {
        return aborted(rest).with(Part.UP, up);
    }

    /** Return this rehearsal with one more answer. */
    Rehearsal with(Part part, Outcome outcome) {
        Map<Part, Outcome> more = new EnumMap<>(Part.class);
        more.putAll(outcomes);
        more.put(part, outcome);
        return new Rehearsal(more, rest, listener);
    }

    /** Return this rehearsal with one answer to all that is not answered. */
    Rehearsal rest(Outcome outcome) {
        return new Rehearsal(outcomes, outcome, listener);
    }

    /** Return this rehearsal with what followed the up script while it was applied for good. */
    Rehearsal followedBy(ScriptListener other) {
        return new Rehearsal(outcomes, rest, other);
    }

    /** Return an answer. */
    Outcome of(Part part) {
        return outcomes.getOrDefault(part, rest);
    }

    /** Return what followed the up script while it was applied for good; nothing when it did not come to that. */
    ScriptListener listener() {
        return listener;
    }

    /** Say whether nothing failed: only such a rehearsal is believed when it ran in a single transaction. */
    boolean clean() {
        return !(of(Part.UP) instanceof Outcome.Aborted)
                && outcomes.values().stream().noneMatch(o -> o instanceof Outcome.Failed);
    }
}
