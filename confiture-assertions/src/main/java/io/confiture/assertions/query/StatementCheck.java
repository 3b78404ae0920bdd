package io.confiture.assertions.query;

import io.confiture.assertions.error.ShouldBehave;
import io.confiture.assertions.error.ShouldFail;
import io.confiture.assertions.error.ShouldRun;
import io.confiture.assertions.object.Navigation;
import io.confiture.assertions.source.SourceException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Checks how a statement ended, and reports through the assertion that asks. */
record StatementCheck(Navigation navigation, Execution execution) {
    /** Statements fail so that have to be outside of a transaction, and those that would end one. */
    private static final Set<String> OURS =
            Set.of(SqlState.ACTIVE_SQL_TRANSACTION.code(), SqlState.INVALID_TRANSACTION_TERMINATION.code());

    /** Report unless it failed as expected. */
    void fails(String how, Predicate<ServerError> expected) {
        Outcome outcome = execution.outcome();
        ServerError error = outcome.error();
        if (error == null) {
            navigation.report(ShouldFail.shouldFail(execution, how, outcome.rows()));
        } else if (!expected.test(error)) {
            navigation.report(ShouldFail.shouldFailOtherwise(execution, how, error));
        }
    }

    /** Report unless it failed, for a reason of its own: that it cannot be in our transaction says nothing about it. */
    void fails() {
        ServerError error = execution.outcome().error();
        if (error != null && OURS.contains(error.state())) {
            throw new SourceException(
                    "an assertion runs everything in a transaction, which this cannot be in: " + error);
        }
        fails("", any -> true);
    }

    /** Return how it ended, or report that it failed. */
    Optional<Outcome> succeeded() {
        return succeeded(execution.outcome());
    }

    /** Return how it ended at one of its runs, or report that it failed. */
    Optional<Outcome> succeeded(Outcome outcome) {
        ServerError error = outcome.error();
        if (error != null) {
            navigation.report(ShouldRun.shouldRun("statement", execution, error));
        }
        return error == null ? Optional.of(outcome) : Optional.empty();
    }

    /** Report that it did something else. */
    void report(String expected, String was) {
        navigation.report(ShouldBehave.shouldBehave("statement", execution, expected, was));
    }
}
