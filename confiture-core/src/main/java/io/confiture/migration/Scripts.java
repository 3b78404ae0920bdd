package io.confiture.migration;

import io.confiture.check.Allowance;
import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Rule;
import io.confiture.check.ScriptReading;
import io.confiture.migration.code.CodeExecution;
import io.confiture.migration.code.CodeRunner;
import io.confiture.migration.code.JavaMigration;
import io.confiture.migration.code.ReversibleJavaMigration;
import io.confiture.migration.code.UserCode;
import io.confiture.migration.trace.LockJudge;
import io.confiture.postgres.Execution;
import io.confiture.postgres.FailureFinding;
import io.confiture.postgres.ScriptExecutor;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import io.confiture.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads the scripts of a migration set once and runs them on stages.
 *
 * <p>Thread-safe; stages are not.
 */
final class Scripts {

    private final FailureFinding failures;
    private final CodeRunner code;
    private final Map<Script, ScriptReading> readings = new ConcurrentHashMap<>();

    Scripts(FailureFinding failures, CodeRunner code) {
        this.failures = failures;
        this.code = code;
    }

    /** Return what a script says and what is wrong with its text. */
    ScriptReading read(Script script) {
        return readings.computeIfAbsent(
                script,
                s -> ScriptReading.of(
                        SqlScript.parse(SqlSource.of(s.file(), s.name(), s.text())),
                        s.side() == Side.UP ? Set.of(LockJudge.RULE.id()) : Set.of()));
    }

    /** Return what the up scripts of a migration are allowed to do against the budget of locks. */
    List<Allowance> lockAllowances(Migration migration) {
        return migration.up().stream()
                .flatMap(s -> read(s).allowances().stream())
                .toList();
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

    /** Apply a migration: its scripts, or its code. */
    Attempt up(Migration migration, Rule rule, Stage stage) {
        Outcome demands = new Demands(stage).judge(migration.preconditions().up());
        if (demands instanceof Outcome.Passed passed) {
            JavaMigration java = migration.code();
            return (java == null ? run(migration.up(), rule, stage) : run(migration, java, java::up, rule, stage))
                    .noting(passed.notes());
        }
        return new Attempt(demands, null);
    }

    /** Take a migration back, which must have something for it. */
    Attempt down(Migration migration, Rule rule, Stage stage) {
        Outcome demands = new Demands(stage).judge(migration.preconditions().down());
        return demands instanceof Outcome.Passed passed
                ? back(migration, rule, stage).noting(passed.notes())
                : new Attempt(demands, null);
    }

    private Attempt back(Migration migration, Rule rule, Stage stage) {
        if (migration.down() instanceof Down.Code way) {
            ReversibleJavaMigration java = way.migration();
            return run(migration, java, java::down, rule, stage);
        }
        if (migration.down() instanceof Down.Scripts way) {
            return run(way.scripts(), rule, stage);
        }
        throw new IllegalStateException("has no way back: " + migration.id());
    }

    private Attempt run(Migration migration, JavaMigration java, UserCode call, Rule rule, Stage stage) {
        CodeExecution execution = stage.run(code, call, java.transactional());
        return execution instanceof CodeExecution.Failed failed
                ? failed(Finding.of(rule, failed.message())
                        .at(migration.location())
                        .withDetail(failed.sqlState().isEmpty() ? "" : "SQLSTATE " + failed.sqlState()))
                : new Attempt(Outcome.passed(), null);
    }

    /** Run scripts one after another until one fails. */
    private Attempt run(List<Script> scripts, Rule rule, Stage stage) {
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
        Execution execution =
                stage.run(reading.statements(), script.transaction().commitMode());
        return new Attempt(
                failures.outcome(rule, execution),
                execution instanceof Execution.Failed failed ? failed.failure() : null);
    }

    /** Say whether all scripts of a migration can be tried inside one transaction. */
    boolean fitInTransaction(Migration migration) {
        JavaMigration java = migration.code();
        if (java != null && !java.transactional()) {
            return false;
        }
        return all(migration).stream()
                .allMatch(s -> s.transaction() != TransactionMode.NO_TRANSACTION
                        && ScriptExecutor.fitsInAnotherTransaction(read(s).statements()));
    }

    /** Return the scripts of a migration, up and then down. */
    static List<Script> all(Migration migration) {
        List<Script> all = new ArrayList<>(migration.up());
        if (migration.down() instanceof Down.Scripts down) {
            all.addAll(down.scripts());
        }
        return all;
    }

    private static Attempt failed(Finding finding) {
        return new Attempt(Outcome.failed(finding), null);
    }
}
