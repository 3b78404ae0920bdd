package io.confiture.migration.run;

import io.confiture.check.Finding;
import io.confiture.check.Severity;
import io.confiture.postgres.ScriptExecutor;
import io.confiture.sql.Statement;
import io.confiture.sql.TransactionControl;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks for statements that begin or end transactions before anything is run: such a one inside of the migration's own transaction
 * would commit a part of it, without its row in the ledger.
 */
final class TransactionText {

    private final List<Finding> problems = new ArrayList<>();
    private final List<Finding> notes = new ArrayList<>();

    List<Finding> problems() {
        return problems;
    }

    List<Finding> notes() {
        return notes;
    }

    /**
     * Return the statements of a migration that is one transaction. A BEGIN and COMMIT around all of them, as many tools and people
     * write it, say what is done anyway, and are left out.
     */
    List<Statement> ofTransaction(List<Statement> statements) {
        List<Statement> inner = statements;
        int last = statements.size() - 1;
        if (last > 0
                && isPlain(statements.get(0), TransactionControl.BEGIN)
                && isPlain(statements.get(last), TransactionControl.COMMIT)) {
            inner = statements.subList(1, last);
            notes.add(finding(
                            statements.get(0),
                            "BEGIN and COMMIT around the migration are not sent: it is one transaction anyway,"
                                    + " together with its row in the ledger")
                    .withSeverity(Severity.INFO)
                    .withSuggestion("Nothing, or remove both."));
        }
        for (Statement statement : inner) {
            if (ScriptExecutor.controlsTransaction(statement)) {
                problems.add(
                        finding(statement, said(statement) + " would end or replace the transaction of the migration"));
            }
        }
        return inner;
    }

    /** Cut the statements of a migration that is not one transaction; its own BEGIN .. COMMIT stay together. */
    List<Unit> units(List<Statement> statements) {
        List<Unit> units = new ArrayList<>();
        int i = 0;
        while (i < statements.size()) {
            Statement statement = statements.get(i);
            if (isPlain(statement, TransactionControl.BEGIN)) {
                int end = endOfBlock(statements, i);
                units.add(new Unit(i, statements.subList(i, end)));
                i = end;
            } else {
                if (ScriptExecutor.controlsTransaction(statement)) {
                    problems.add(finding(statement, said(statement) + " belongs to no BEGIN of this migration"));
                }
                units.add(new Unit(i, List.of(statement)));
                i++;
            }
        }
        return units;
    }

    private int endOfBlock(List<Statement> statements, int begin) {
        for (int i = begin + 1; i < statements.size(); i++) {
            Statement statement = statements.get(i);
            if (isPlain(statement, TransactionControl.COMMIT)) {
                return i + 1;
            }
            if (ScriptExecutor.controlsTransaction(statement)) {
                problems.add(finding(statement, said(statement) + " stands between BEGIN and its COMMIT"));
            } else if (ScriptExecutor.needsNoTransaction(statement)) {
                problems.add(finding(
                        statement, said(statement) + " stands between BEGIN and COMMIT, where PostgreSQL refuses it"));
            }
        }
        problems.add(finding(statements.get(begin), "this BEGIN has no COMMIT in the migration"));
        return statements.size();
    }

    private static boolean isPlain(Statement statement, TransactionControl control) {
        return !statement.group()
                && statement.kind().transactionControl().filter(control::equals).isPresent();
    }

    private static String said(Statement statement) {
        return statement.commands().stream()
                .filter(s -> ScriptExecutor.controlsTransaction(s) || ScriptExecutor.needsNoTransaction(s))
                .findFirst()
                .orElse(statement)
                .kind()
                .command();
    }

    private static Finding finding(Statement statement, String message) {
        return Finding.of(RunRules.CONTROL, message)
                .at(statement.location())
                .withExcerpt(statement.source().excerpt(statement.start()));
    }
}
