package io.confiture.migration.trace;

import java.util.List;

/**
 * Says what the statements of a migration did, in their order; the one that failed and those after it are not there.
 *
 * @param statements one for each statement that ran
 * @param transactions in how many transactions they ran
 */
public record MigrationTrace(List<StatementTrace> statements, int transactions) {

    public MigrationTrace {
        statements = List.copyOf(statements);
    }
}
