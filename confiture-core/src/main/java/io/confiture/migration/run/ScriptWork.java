package io.confiture.migration.run;

import io.confiture.postgres.ScriptOptions;
import io.confiture.postgres.ScriptResult;
import io.confiture.postgres.ScriptRunner;
import io.confiture.sql.Statement;
import java.util.List;

/** Sends the statements of a migration in the transaction that is open. */
record ScriptWork(StepContext context, StatementWatch watch, List<Statement> statements)
        implements TransactionalStep.Work {

    @Override
    public StepEnd run(int attempt) {
        watch.from(0, true, attempt);
        ScriptResult result = new ScriptRunner().run(context.session(), statements, ScriptOptions.asSession(), watch);
        watch.heard(result.notices());
        if (result instanceof ScriptResult.Stopped stopped) {
            return StepEnd.inTransaction(stopped.failure());
        }
        return result instanceof ScriptResult.Refused refused ? TransactionalStep.beyond(refused) : new StepEnd.Done();
    }
}
