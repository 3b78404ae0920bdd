package io.confiture.assertions.source;

import java.util.List;
import java.util.function.Function;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;

/**
 * Makes the assertions that other assertions lead to, so that those of soft assertions are soft as well.
 */
public interface Nesting {

    /** Makes plain assertions, which throw at the first failure. */
    Nesting HARD = new Nesting() {
        @Override
        public <A, T> A nest(Class<A> type, Class<T> actualType, T actual, Function<T, A> constructor) {
            return constructor.apply(actual);
        }

        @Override
        public ListAssert<String> list(List<String> actual) {
            return Assertions.assertThat(actual);
        }

        @Override
        public void report(AssertionError failure) {
            throw failure;
        }
    };

    /**
     * Make an assertion.
     *
     * @param type the assertion's class, which has a public constructor that takes an {@code actualType}
     * @param constructor that constructor
     */
    <A, T> A nest(Class<A> type, Class<T> actualType, T actual, Function<T, A> constructor);

    /** Make AssertJ's own assertion on a list of names. */
    ListAssert<String> list(List<String> actual);

    /** Throw a failure, or collect it. */
    void report(AssertionError failure);
}
