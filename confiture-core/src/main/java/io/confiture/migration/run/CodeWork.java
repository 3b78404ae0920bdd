package io.confiture.migration.run;

import io.confiture.check.Finding;
import io.confiture.migration.code.CodeExecution;
import io.confiture.migration.code.CodeRunner;
import io.confiture.migration.code.UserCode;

/** Runs a migration in Java, in the transaction that is open, or on the idle session when it commits by itself. */
record CodeWork(StepContext context, CodeRunner runner, UserCode code) implements TransactionalStep.Work {

    @Override
    public StepEnd run(int attempt) {
        CodeExecution execution = runner.run(context.session(), code, context::tell);
        if (execution instanceof CodeExecution.Failed failed) {
            boolean lost = !context.session().alive();
            Finding finding = Finding.of(
                            lost ? RunRules.CONNECTION : failed.keptSomething() ? RunRules.HIDDEN_END : RunRules.CODE,
                            failed.message())
                    .at(context.migration().location());
            return new StepEnd.Failed(finding, failed.keptSomething() ? "" : failed.sqlState(), lost);
        }
        context.clean().forLedger();
        return new StepEnd.Done();
    }
}
