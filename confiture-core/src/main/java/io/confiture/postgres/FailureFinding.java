package io.confiture.postgres;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Rule;
import io.confiture.check.Severity;
import io.confiture.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Explains to people why the server refused a statement.
 *
 * <p>Thread-safe.
 */
public final class FailureFinding {

    /** Demands that files do not rest on what only some servers have. */
    public static final Rule TAKEN_FOR_GRANTED = new Rule(
            "project/taken-for-granted",
            Severity.ERROR,
            "Everything that a file uses is created by a file of the project, or by its declared prerequisites.",
            "Correct the name; or, if the real environment has it, create it in a file that is listed under throwaway.setup.");

    private final Supplier<List<Statement>> project;

    /**
     * Make the explainer.
     *
     * @param project gives all statements of the project; asked only when something is missing
     */
    public FailureFinding(Supplier<List<Statement>> project) {
        this.project = project;
    }

    /** Return what is taken for granted by a statement and created by no file of the project. */
    public Optional<MissingObject> takenForGranted(StatementFailure failure) {
        return MissingObject.of(failure).filter(missing -> !missing.createdBy(project.get()));
    }

    /** Return the outcome of a script: passed, or failed with what happened. */
    public Outcome outcome(Rule rule, Execution execution) {
        return execution instanceof Execution.Failed failed
                ? Outcome.failed(of(rule, failed.failure()))
                : plain(rule, execution);
    }

    /** Return the outcome of a script of which nothing is said to be taken for granted. */
    Outcome plain(Rule rule, Execution execution) {
        if (execution instanceof Execution.Failed failed) {
            return Outcome.failed(at(Finding.of(rule, failed.failure().message()), failed.failure()));
        }
        if (execution instanceof Execution.Refused refused) {
            Statement statement = refused.statement();
            return Outcome.failed(
                    Finding.of(rule, statement.kind().command() + " reaches beyond the database and was not sent")
                            .at(statement.location())
                            .withExcerpt(statement.source().excerpt(statement.start())));
        }
        if (execution instanceof Execution.LeftOpen open) {
            Statement statement = open.last();
            return Outcome.failed(Finding.of(
                            rule, "the script ends inside a transaction that it opened and never closed")
                    .at(statement.location())
                    .withExcerpt(statement.source().excerpt(statement.start()))
                    .withSuggestion("Add COMMIT at the end, or remove BEGIN: what the script did was rolled back."));
        }
        return Outcome.passed();
    }

    /** Return the finding of a rule for a statement that the server refused. */
    public Finding of(Rule rule, StatementFailure failure) {
        Finding finding = takenForGranted(failure)
                .map(m -> missing(m, failure.message()))
                .orElseGet(() -> Finding.of(rule, failure.message()));
        return at(finding, failure);
    }

    private static Finding missing(MissingObject object, String message) {
        return object.isNotInstalled()
                ? Finding.of(TAKEN_FOR_GRANTED, message + " (" + object + ")")
                        .withSuggestion(
                                "Let the tests use a server that has it: see postgres.bin_directory, postgres.image and"
                                        + " postgres.url in the settings.")
                : Finding.of(TAKEN_FOR_GRANTED, message + ", and no file of the project creates it (" + object + ")");
    }

    private static Finding at(Finding finding, StatementFailure failure) {
        return finding.at(failure.location()).withExcerpt(failure.excerpt()).withDetail(detail(failure));
    }

    /** Return what the server said beyond its message: SQLSTATE, detail, hint and where, a line each. */
    public static String detail(StatementFailure failure) {
        List<String> lines = new ArrayList<>();
        if (!failure.sqlState().isEmpty()) {
            lines.add("SQLSTATE " + failure.sqlState());
        }
        if (failure.detail() != null) {
            lines.add("Detail: " + failure.detail());
        }
        if (failure.hint() != null) {
            lines.add("Hint: " + failure.hint());
        }
        if (failure.where() != null) {
            lines.add("Where: " + failure.where());
        }
        return String.join("\n", lines);
    }
}
