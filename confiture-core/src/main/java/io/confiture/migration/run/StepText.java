package io.confiture.migration.run;

import io.confiture.check.Finding;
import io.confiture.sql.Statement;
import java.util.List;

/**
 * Is what one migration sends to the server on its way up or down, and how it is committed.
 *
 * @param statements what is sent, in order
 * @param units the same in the pieces that are committed together when it is not one transaction
 * @param mode how it is committed
 * @param problems why it must not be run
 * @param notes what is worth knowing
 */
record StepText(List<Statement> statements, List<Unit> units, Mode mode, List<Finding> problems, List<Finding> notes) {

    StepText {
        statements = List.copyOf(statements);
        units = List.copyOf(units);
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    /** Says how a migration is committed. */
    enum Mode {
        /** As one transaction, and in no other way. */
        TRANSACTION,
        /** As one transaction, unless the server refuses one of the statements in it. */
        TRANSACTION_IF_POSSIBLE,
        /** Statement by statement. */
        STATEMENTS
    }

    /** Return the same, to be committed statement by statement. */
    StepText byStatements() {
        return new StepText(statements, units, Mode.STATEMENTS, problems, notes);
    }
}
