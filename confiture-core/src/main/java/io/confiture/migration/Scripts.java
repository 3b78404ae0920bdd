package io.confiture.migration;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Rule;
import io.confiture.check.ScriptReading;
import io.confiture.postgres.CommitMode;
import io.confiture.postgres.Execution;
import io.confiture.postgres.FailureFinding;
import io.confiture.postgres.ScriptExecutor;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import io.confiture.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the scripts of a migration set once and runs them on stages.
 *
 * <p>Not thread-safe: it belongs to one {@link Chain}.
 */
final class Scripts {

    private final FailureFinding failures;
    private final Map<Script, ScriptReading> readings = new HashMap<>();

    Scripts(FailureFinding failures) {
        this.failures = failures;
    }

    /** Return what a script says and what is wrong with its text. */
    ScriptReading read(Script script) {
        return readings.computeIfAbsent(
                script, s -> ScriptReading.of(SqlScript.parse(SqlSource.of(s.file(), s.name(), s.text()))));
    }

    /** Say whether none of the scripts has a statement. */
    boolean isEmpty(List<Script> scripts) {
        return scripts.stream().allMatch(s -> read(s).isEmpty());
    }

    /** Return all statements of some scripts, readable or not. */
    List<Statement> statements(List<Script> scripts) {
        return scripts.stream().flatMap(s -> read(s).statements().stream()).toList();
    }

    /** Run scripts one after another until one fails. */
    Attempt run(List<Script> scripts, Rule rule, Stage stage) {
        for (Script script : scripts) {
            Attempt attempt = run(script, rule, stage);
            if (attempt.failed()) {
                return attempt;
            }
        }
        return Attempt.passed();
    }

    private Attempt run(Script script, Rule rule, Stage stage) {
        LayoutProblem defect = script.defect();
        if (defect != null) {
            return failed(LayoutProblems.finding(rule, defect));
        }
        ScriptReading reading = read(script);
        if (!reading.problems().isEmpty()) {
            return new Attempt(new Outcome.Failed(reading.problems()), null);
        }
        Execution execution = stage.run(reading.statements(), mode(script.transaction()));
        return new Attempt(
                failures.outcome(rule, execution),
                execution instanceof Execution.Failed failed ? failed.failure() : null);
    }

    /** Say whether all scripts of a migration can be tried inside one transaction. */
    boolean fitInTransaction(Migration migration) {
        List<Script> all = new ArrayList<>(migration.up());
        if (migration.down() instanceof Down.Scripts down) {
            all.addAll(down.scripts());
        }
        return all.stream()
                .allMatch(s -> s.transaction() != TransactionMode.NO_TRANSACTION
                        && ScriptExecutor.fitsInTransaction(read(s).statements()));
    }

    private static Attempt failed(Finding finding) {
        return new Attempt(Outcome.failed(finding), null);
    }

    private static CommitMode mode(TransactionMode mode) {
        return switch (mode) {
            case TRANSACTION -> CommitMode.TRANSACTION;
            case NO_TRANSACTION -> CommitMode.STATEMENTS;
            case AUTO -> CommitMode.AUTO;
        };
    }
}
