package io.confiture.migration.dryrun;

import io.confiture.check.Finding;
import io.confiture.migration.run.RunOutcome;
import io.confiture.migration.trace.Evidence;
import java.time.Duration;
import java.util.List;

/**
 * Says what a dry run showed.
 *
 * @param place where it took place
 * @param ground what it ran on, in one sentence
 * @param outcome how the real run would end, as far as can be seen
 * @param steps the migrations, in order
 * @param sizes the tables of the target that were locked, rewritten or read, by name
 * @param findings what speaks against it, and what is worth knowing
 * @param duration how long it took
 */
public record DryRunReport(
        DryRunPlace place,
        String ground,
        RunOutcome outcome,
        List<DryRunStep> steps,
        List<TableSize> sizes,
        List<Finding> findings,
        Duration duration) {

    public DryRunReport {
        steps = List.copyOf(steps);
        sizes = List.copyOf(sizes);
        findings = List.copyOf(findings);
    }

    /** Return how many statements were sent. */
    public long executed() {
        return statements() - notExecuted();
    }

    /** Return how many statements were left out. */
    public long notExecuted() {
        return steps.stream()
                .flatMap(s -> s.statements().stream())
                .filter(s -> s.evidence() instanceof Evidence.NotExecuted)
                .count();
    }

    private long statements() {
        return steps.stream().mapToLong(s -> s.statements().size()).sum();
    }
}
