package io.confiture.migration.run;

import io.confiture.check.Finding;
import io.confiture.check.Rule;
import io.confiture.check.Severity;
import java.util.List;

/** Says in findings, and in the outcome of a run, what speaks against a plan. */
public final class RefusalFindings {

    private RefusalFindings() {}

    /** Return one finding for each refusal. */
    public static List<Finding> of(List<Refusal> refusals) {
        return refusals.stream().map(r -> finding(r)).toList();
    }

    /** Return what should be known and refuses nothing, as warnings. */
    public static List<Finding> notes(List<Refusal> notes) {
        return notes.stream()
                .map(r -> finding(r).withSeverity(Severity.WARNING))
                .toList();
    }

    /** Return how a run ends that is refused; what was asked for comes before what was found. */
    public static RunOutcome outcome(List<Refusal> refusals) {
        if (refusals.stream().anyMatch(r -> r.reason() == Refusal.Reason.USAGE)) {
            return RunOutcome.BAD_REQUEST;
        }
        return refusals.stream().allMatch(r -> r.reason() == Refusal.Reason.IRREVERSIBLE)
                ? RunOutcome.IRREVERSIBLE
                : RunOutcome.REFUSED;
    }

    private static Finding finding(Refusal refusal) {
        return Finding.of(rule(refusal.reason()), refusal.message())
                .at(refusal.location())
                .withSuggestion(refusal.advice());
    }

    private static Rule rule(Refusal.Reason reason) {
        return switch (reason) {
            case USAGE -> RunRules.REQUEST;
            case FILES -> RunRules.UNREADABLE;
            case CHANGED -> RunRules.CHECKSUM;
            case MISSING -> RunRules.MISSING;
            case OUT_OF_ORDER -> RunRules.ORDER;
            case UNFINISHED -> RunRules.UNDECIDED;
            case IRREVERSIBLE -> RunRules.IRREVERSIBLE;
        };
    }
}
