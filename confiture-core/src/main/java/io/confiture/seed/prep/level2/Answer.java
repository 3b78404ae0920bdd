package io.confiture.seed.prep.level2;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Severity;
import java.util.ArrayList;
import java.util.List;

/** Collects what a check found, and what it could not decide. */
final class Answer {
    private final List<Finding> findings = new ArrayList<>();
    private final List<String> doubts = new ArrayList<>();

    void add(Finding finding) {
        findings.add(finding);
    }

    /** Say why something that was not found may still be there. */
    void doubt(String why) {
        if (!doubts.contains(why)) {
            doubts.add(why);
        }
    }

    /** Return the verdict: what is wrong for sure decides; else a doubt, which is no pass. */
    Outcome outcome() {
        Outcome outcome = Outcome.of(findings, Severity.ERROR);
        return outcome instanceof Outcome.Passed && !doubts.isEmpty()
                ? new Outcome.Skipped("not decided without a database: " + String.join("; ", doubts))
                : outcome;
    }
}
