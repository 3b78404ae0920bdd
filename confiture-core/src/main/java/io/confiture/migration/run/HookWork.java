package io.confiture.migration.run;

import io.confiture.check.Finding;
import io.confiture.migration.hook.HookMoment;
import io.confiture.postgres.PostgresException;
import io.confiture.postgres.Query;
import io.confiture.postgres.TransactionState;
import java.util.Optional;

/** Runs the hooks that belong to a migration's transaction, before or after its own work; after it, the row of the audit too. */
record HookWork(StepContext context, RunHooks hooks, PlannedStep step, boolean before)
        implements TransactionalStep.Work {

    @Override
    public StepEnd run(int attempt) {
        if (!hooks.anyInside(step.step(), before)) {
            return new StepEnd.Done();
        }
        if (before && attempt > 1) {
            hooks.again(step.step());
        }
        if (!before && context.session().transactionState() != TransactionState.IDLE) {
            // What is deferred is the migration's, and is looked at while its own role and settings still hold.
            new Query(context.session()).send("SET CONSTRAINTS ALL IMMEDIATE");
            context.clean().forLedger();
        }
        Optional<Finding> stop =
                hooks.fire(RunHooks.phase(step.step().direction(), before), HookMoment.INSIDE, step.step());
        if (stop.isPresent()) {
            return new StepEnd.Failed(stop.get(), "", !context.session().alive());
        }
        return before ? new StepEnd.Done() : audit();
    }

    private StepEnd audit() {
        try {
            hooks.audit(step);
            return new StepEnd.Done();
        } catch (PostgresException e) {
            Finding finding = Finding.of(RunRules.HOOK, "the audit row cannot be written: " + e.getMessage());
            return new StepEnd.Failed(finding, "", !context.session().alive());
        }
    }
}
