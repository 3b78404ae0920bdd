package io.confiture.migration.run;

import io.confiture.check.Finding;
import io.confiture.check.ScriptReading;
import io.confiture.migration.LayoutProblem;
import io.confiture.migration.Script;
import io.confiture.migration.TransactionMode;
import io.confiture.postgres.ScriptExecutor;
import io.confiture.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Reads the scripts of a migration and decides, before anything is sent, how they are committed. */
final class StepReader {

    private StepReader() {}

    /** Read what a migration sends on one side. */
    static StepText read(List<Script> scripts) {
        List<Finding> problems = new ArrayList<>();
        List<Finding> notes = new ArrayList<>();
        List<Statement> statements = new ArrayList<>();
        for (Script script : scripts) {
            LayoutProblem defect = script.defect();
            if (defect != null) {
                problems.add(Finding.of(RunRules.UNREADABLE, defect.message())
                        .at(defect.location())
                        .withSuggestion(defect.suggestion()));
            } else {
                ScriptReading reading = ScriptReading.of(script.parse());
                problems.addAll(reading.problems());
                statements.addAll(reading.statements());
            }
        }
        TransactionText text = new TransactionText();
        StepText.Mode mode = mode(scripts, statements);
        List<Unit> units = List.of();
        if (mode != StepText.Mode.STATEMENTS) {
            statements = text.ofTransaction(statements);
        }
        if (mode == StepText.Mode.TRANSACTION) {
            statements.stream().filter(ScriptExecutor::needsNoTransaction).forEach(s -> problems.add(refused(s)));
        } else if (text.problems().isEmpty()) {
            // Also for what may turn out to refuse a transaction only when it runs.
            units = text.units(statements);
        }
        problems.addAll(text.problems());
        notes.addAll(text.notes());
        return new StepText(statements, units, mode, problems, notes);
    }

    /** Describe a migration in Java: nothing is sent here, it sends its own statements. */
    static StepText ofCode(boolean transactional) {
        StepText.Mode mode = transactional ? StepText.Mode.TRANSACTION : StepText.Mode.STATEMENTS;
        return new StepText(List.of(), List.of(), mode, List.of(), List.of());
    }

    /** One script that wants no transaction takes it from all scripts of the migration: they share one row in the ledger. */
    private static StepText.Mode mode(List<Script> scripts, List<Statement> statements) {
        boolean none = scripts.stream().anyMatch(s -> s.transaction() == TransactionMode.NO_TRANSACTION);
        boolean must = scripts.stream().anyMatch(s -> s.transaction() == TransactionMode.TRANSACTION);
        if (none || (!must && statements.stream().anyMatch(ScriptExecutor::needsNoTransaction))) {
            return StepText.Mode.STATEMENTS;
        }
        return must ? StepText.Mode.TRANSACTION : StepText.Mode.TRANSACTION_IF_POSSIBLE;
    }

    private static Finding refused(Statement statement) {
        return Finding.of(
                        RunRules.NEEDS_NO_TRANSACTION,
                        statement.kind().command() + " is refused by PostgreSQL in a transaction,"
                                + " and the file is to be run in one")
                .at(statement.location())
                .withExcerpt(statement.source().excerpt(statement.start()));
    }
}
