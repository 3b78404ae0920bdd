package io.confiture.sync.leak;

import io.confiture.check.Rule;
import io.confiture.check.Severity;
import java.util.List;

/** Knows the rules that a rehearsal and an audit can find broken. */
public final class LeakRules {

    static final Rule LEAK = new Rule(
            "sync/leak",
            Severity.CRITICAL,
            "No value of a column that is masked, set to NULL or left out is found anywhere in the target.",
            "Mask the place where it was found too, or scrub it: a trigger, a copy or a weak strategy carries it there.");

    static final Rule INCOMPLETE = new Rule(
            "sync/incomplete",
            Severity.ERROR,
            "A copy has all rows and kept values of the source, and the target keeps its keys, constraints, triggers and"
                    + " sequences in order.",
            "Report this: the copy is wrong, whatever the decisions are.");

    private LeakRules() {}

    /** Return all. */
    public static List<Rule> all() {
        return List.of(LEAK, INCOMPLETE);
    }
}
