package io.confiture.suite;

import io.confiture.check.Finding;
import io.confiture.check.ScriptReading;
import io.confiture.postgres.CommitMode;
import io.confiture.postgres.Execution;
import io.confiture.postgres.FailureFinding;
import io.confiture.postgres.ScriptExecutor;
import io.confiture.postgres.ScriptOptions;
import io.confiture.postgres.Session;
import io.confiture.project.DatabaseUrl;
import io.confiture.project.Project;
import io.confiture.schema.SchemaFile;
import io.confiture.schema.SchemaFiles;
import io.confiture.schema.SchemaRules;
import io.confiture.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Applies a project's schema files to a database that somebody named, statement by statement, and commits them. Checks never do
 * this.
 *
 * <p>All files are one transaction, so that a failure leaves nothing; unless a statement of theirs refuses to run in one (CREATE
 * INDEX CONCURRENTLY and its like): then each file is committed on its own, and those before the failing one stay.
 */
public final class SchemaApply {

    private static final ScriptOptions PATIENT = ScriptOptions.defaults().withStatementTimeout(Duration.ZERO);

    /** Shows only when it is run: active_sql_transaction, invalid_transaction_termination, unsafe_new_enum_value_usage. */
    private static final Set<String> NOT_IN_A_TRANSACTION = Set.of("25001", "2D000", "55P04");

    private final List<ScriptReading> files = new ArrayList<>();
    private final ScriptExecutor executor = new ScriptExecutor(PATIENT);
    private final FailureFinding failures;

    /**
     * Read the files.
     *
     * @param schema the files in build order
     */
    public SchemaApply(Project project, SchemaFiles schema) {
        for (SchemaFile file : schema.files()) {
            files.add(ScriptReading.ofFile(file.path(), file.name(), project.root()));
        }
        failures = new FailureFinding(this::statements);
    }

    private List<Statement> statements() {
        return files.stream().flatMap(f -> f.statements().stream()).toList();
    }

    /** Return how many statements there are. */
    public int size() {
        return statements().size();
    }

    /**
     * Apply the files and commit.
     *
     * @return why it failed, or empty when all is committed
     * @throws io.confiture.postgres.PostgresException when no connection can be had or it is lost
     */
    public Optional<List<Finding>> run(DatabaseUrl url) {
        List<Finding> problems =
                files.stream().flatMap(f -> f.problems().stream()).toList();
        if (!problems.isEmpty()) {
            return Optional.of(problems);
        }
        try (Session session = Session.to(url)) {
            return ScriptExecutor.fitsInAnotherTransaction(statements()) ? together(session) : oneByOne(session);
        }
    }

    private Optional<List<Finding>> together(Session session) {
        session.begin();
        for (ScriptReading file : files) {
            Execution execution = executor.execute(session, file.statements(), CommitMode.CALLER);
            if (execution instanceof Execution.Failed failed) {
                session.rollback();
                if (NOT_IN_A_TRANSACTION.contains(failed.failure().sqlState())) {
                    return oneByOne(session);
                }
                return Optional.of(
                        List.of(finding(failed, "Nothing of the schema is stored, and no seed was applied.")));
            }
        }
        session.commit();
        return Optional.empty();
    }

    private Optional<List<Finding>> oneByOne(Session session) {
        for (ScriptReading file : files) {
            Execution execution = executor.execute(session, file.statements(), CommitMode.AUTO);
            if (execution instanceof Execution.Failed failed) {
                return Optional.of(List.of(finding(
                        failed,
                        "The files before this one are stored, since some statement refuses to run in a transaction; no seed"
                                + " was applied.")));
            }
            if (execution instanceof Execution.LeftOpen) {
                return Optional.of(
                        ((io.confiture.check.Outcome.Failed) failures.outcome(SchemaRules.EXECUTES, execution))
                                .findings());
            }
        }
        return Optional.empty();
    }

    private Finding finding(Execution.Failed failed, String left) {
        return failures.of(SchemaRules.EXECUTES, failed.failure()).withSuggestion(left);
    }
}
