package io.confiture.migration;

import io.confiture.check.Check;
import io.confiture.check.CheckNode.Segment;
import io.confiture.check.Outcome;
import io.confiture.migration.trace.LockJudge;
import io.confiture.migration.trace.MigrationTrace;
import io.confiture.migration.trace.StatementTracer;
import io.confiture.project.RehearsalSettings;
import io.confiture.project.SourceLocation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks of each migration whether its up script keeps within the budget of locks. */
public final class LocksCheck {

    private final Chain chain;
    private final LockJudge judge;
    private final Map<String, String> approvals;

    /**
     * Make the checks.
     *
     * @param chain has followed the up scripts with a {@link StatementTracer}
     * @param settings the budget
     */
    public LocksCheck(Chain chain, RehearsalSettings settings) {
        this.chain = chain;
        this.judge = new LockJudge(settings.lockBudget(), settings.lockApprovals());
        this.approvals = settings.lockApprovals();
    }

    /** Return the check of one migration. */
    public Check of(Migration migration) {
        return new Check(
                new Segment("check", "locks"),
                "locks",
                migration.location(),
                Set.of("locks"),
                MigrationChecks.LINE,
                () -> answer(migration));
    }

    /** Return the check that all approvals name migrations; none when there are no approvals. */
    public List<Check> approvals(MigrationSet set, SourceLocation directory) {
        if (approvals.isEmpty()) {
            return List.of();
        }
        @Nullable String noDatabase = null;
        return List.of(new Check(
                new Segment("check", "lock-approvals"),
                "lock approvals",
                directory,
                Set.of("locks"),
                noDatabase,
                () -> {
                    List<String> ids =
                            set.migrations().stream().map(Migration::id).toList();
                    return judge.approvals(ids, directory);
                }));
    }

    private Outcome answer(Migration migration) {
        if (!migration.isSql()) {
            return new Outcome.Skipped("it is not SQL, and what it sends is not followed");
        }
        Rehearsal rehearsal = chain.rehearse(migration);
        Outcome up = rehearsal.of(Part.UP);
        if (up instanceof Outcome.Failed) {
            return new Outcome.Aborted("the up script of " + migration.id() + " fails");
        } else if (!(up instanceof Outcome.Passed)) {
            return up;
        }
        if (!(rehearsal.listener() instanceof StatementTracer tracer)) {
            throw new IllegalStateException("nobody followed the up script of " + migration.id());
        }
        MigrationTrace trace = tracer.trace();
        return trace.statements().isEmpty()
                ? new Outcome.Skipped("no statement of it was sent")
                : judge.judge(migration.id(), migration.location(), trace, chain.lockAllowances(migration));
    }
}
