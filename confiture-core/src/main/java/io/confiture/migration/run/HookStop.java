package io.confiture.migration.run;

import io.confiture.check.Finding;

/** Ends a run because a hook stopped it, before the next step. */
final class HookStop extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    private final RunOutcome outcome;

    HookStop(Finding finding, RunOutcome outcome) {
        super(finding.message());
        this.finding = finding;
        this.outcome = outcome;
    }

    RunOutcome outcome() {
        return outcome;
    }

    Finding finding() {
        return finding;
    }
}
