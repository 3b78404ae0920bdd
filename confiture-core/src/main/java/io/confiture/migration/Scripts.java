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
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads the scripts of a migration set once and runs them on stages.
 *
 * <p>Thread-safe; stages are not.
 */
final class Scripts {

    private final FailureFinding failures;
    private final Map<Script, ScriptReading> readings = new ConcurrentHashMap<>();

    Scripts(FailureFinding failures) {
        this.failures = failures;
    }

    /** Return what a script says and what is wrong with its text. */
    ScriptReading read(Script script) {
        return readings.computeIfAbsent(
                script, s -> ScriptReading.of(SqlScript.parse(SqlSource.of(s.file(), s.name(), s.text()))));
    }

    /** Say whether none of the scripts has a statement; one that must not be run may well have some. */
    boolean isEmpty(List<Script> scripts) {
        return scripts.stream().allMatch(s -> s.defect() == null && read(s).isEmpty());
    }

    /** Return all statements of some scripts, readable or not. */
    List<Statement> statements(List<Script> scripts) {
        return scripts.stream().flatMap(s -> read(s).statements().stream()).toList();
    }

    /** Return all statements of a migration, up and then down. */
    List<Statement> statements(Migration migration) {
        return statements(all(migration));
    }

    /** Say whether a migration creates, changes or drops roles. */
    boolean touchRoles(Migration migration) {
        return statements(migration).stream().anyMatch(s -> s.kind().touchesRoles());
    }

    /** Run scripts one after another until one fails. */
    Attempt run(List<Script> scripts, Rule rule, Stage stage) {
        List<Finding> notes = new ArrayList<>();
        for (Script script : scripts) {
            Attempt attempt = run(script, rule, stage);
            if (attempt.failed()) {
                return attempt;
            }
            notes.addAll(read(script).notes());
        }
        return new Attempt(new Outcome.Passed(notes), null);
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
        return all(migration).stream()
                .allMatch(s -> s.transaction() != TransactionMode.NO_TRANSACTION
                        && ScriptExecutor.fitsInAnotherTransaction(read(s).statements()));
    }

    private static List<Script> all(Migration migration) {
        List<Script> all = new ArrayList<>(migration.up());
        if (migration.down() instanceof Down.Scripts down) {
            all.addAll(down.scripts());
        }
        return all;
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
