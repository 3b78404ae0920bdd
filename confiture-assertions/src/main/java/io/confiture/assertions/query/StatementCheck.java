package io.confiture.assertions.query;

import io.confiture.assertions.error.ShouldBehave;
import io.confiture.assertions.error.ShouldFail;
import io.confiture.assertions.error.ShouldRun;
import io.confiture.assertions.object.Navigation;
import java.util.Optional;
import java.util.function.Predicate;

/** Checks how a statement ended, and reports through the assertion that asks. */
record StatementCheck(Navigation navigation, Execution execution) {

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
