package io.confiture.migration.run;

import io.confiture.check.Finding;
import io.confiture.migration.hook.HookResult;
import java.time.Duration;
import java.util.List;

/**
 * Says what a run did.
 *
 * @param outcome how it ended
 * @param steps what was to be done, in order, and what became of it
 * @param findings what belongs to no single step: why nothing was run, and warnings
 * @param hooks what became of each hook, in order; those of an attempt that was rolled back and made again are left out
 * @param duration how long it took, waiting for the lock included
 */
public record RunReport(
        RunOutcome outcome, List<StepReport> steps, List<Finding> findings, List<HookResult> hooks, Duration duration) {

    /** Copy the lists. */
    public RunReport {
        steps = List.copyOf(steps);
        findings = List.copyOf(findings);
        hooks = List.copyOf(hooks);
    }
}
