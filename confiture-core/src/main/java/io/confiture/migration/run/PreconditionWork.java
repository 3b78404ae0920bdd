package io.confiture.migration.run;

import io.confiture.check.Finding;
import io.confiture.migration.Side;
import io.confiture.migration.precondition.Precondition;
import io.confiture.migration.precondition.PreconditionCheck;
import io.confiture.migration.precondition.Unmet;
import java.util.List;
import java.util.stream.Collectors;

/** Asks what a migration demands of the database before anything of it runs. */
record PreconditionWork(StepContext context) implements TransactionalStep.Work {

    @Override
    public StepEnd run(int attempt) {
        List<Precondition> demands = context.side() == Side.UP
                ? context.migration().preconditions().up()
                : context.migration().preconditions().down();
        List<Unmet> unmet = new PreconditionCheck(context.session()).unmet(demands);
        if (unmet.isEmpty()) {
            return new StepEnd.Done();
        }
        Finding finding = Finding.of(
                        RunRules.PRECONDITION,
                        unmet.size() + " of " + demands.size() + " precondition(s) of "
                                + context.migration().id() + " do not hold")
                .at(unmet.get(0).precondition().location())
                .withDetail(unmet.stream().map(Unmet::toString).collect(Collectors.joining("\n")));
        return new StepEnd.Failed(finding, "", false);
    }
}
