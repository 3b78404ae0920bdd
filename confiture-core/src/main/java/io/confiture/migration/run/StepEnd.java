package io.confiture.migration.run;

import io.confiture.check.Finding;
import io.confiture.postgres.FailureFinding;
import io.confiture.postgres.ScriptExecutor;
import io.confiture.postgres.StatementFailure;
import io.confiture.sql.Statement;

/** Says how an attempt to run a migration, or a part of it, ended. */
sealed interface StepEnd {

    /** It is done and committed. */
    record Done() implements StepEnd {}

    /**
     * It failed, and what of it can be rolled back is.
     *
     * @param finding what happened
     * @param sqlState the server's code, or an empty text
     * @param lost whether the connection is of no use any more
     */
    record Failed(Finding finding, String sqlState, boolean lost) implements StepEnd {

        boolean passing() {
            return !lost && Retry.helps(sqlState);
        }

        Failed advising(String advice) {
            return new Failed(finding.withSuggestion(advice), sqlState, lost);
        }
    }

    /** The server refuses a statement because it is in a transaction; what was in it is rolled back. */
    record NoTransactionWanted(Statement statement, Failed asFailure) implements StepEnd {}

    /** Describe a statement that failed in a transaction: perhaps because it was in one. */
    static StepEnd inTransaction(StatementFailure failure) {
        Failed failed = failed(failure);
        return ScriptExecutor.refusedTransaction(failure)
                ? new NoTransactionWanted(failure.statement(), failed)
                : failed;
    }

    /** Describe a statement that failed. */
    static Failed failed(StatementFailure failure) {
        Finding finding = Finding.of(
                        failure.connectionLost() ? RunRules.CONNECTION : RunRules.STATEMENT, failure.message())
                .at(failure.location())
                .withExcerpt(failure.excerpt())
                .withDetail(FailureFinding.detail(failure));
        return new Failed(finding, failure.sqlState(), failure.connectionLost());
    }
}
