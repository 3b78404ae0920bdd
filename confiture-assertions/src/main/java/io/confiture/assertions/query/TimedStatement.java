package io.confiture.assertions.query;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asserts on how long a statement takes, from sending it until its last row is here.
 *
 * <p>Times depend on the machine and on what else it does. {@link #isNotSlowerThan} compares with another statement at the same time
 * and depends on that less.
 */
public interface TimedStatement<SELF> extends Executed<SELF> {
    /** How often is measured where the test does not say. */
    int RUNS = 10;

    /**
     * Verify that the statement takes less than a time, at its one run.
     *
     * <pre>{@code
     * assertThat(db).statement("select 1").completesWithin(Duration.ofSeconds(1));                // passes
     * assertThat(db).statement("select pg_sleep(0.1)").completesWithin(Duration.ofMillis(20));    // fails
     * }</pre>
     *
     * @throws AssertionError if it takes longer, or fails
     */
    default SELF completesWithin(Duration limit) {
        StatementCheck check = new StatementCheck(navigation(), execution());
        check.succeeded()
                .filter(outcome -> outcome.took().compareTo(limit) >= 0)
                .ifPresent(outcome -> check.report(
                        "complete within " + Times.millis(limit), "it took " + Times.millis(outcome.took())));
        return self();
    }

    /**
     * Verify that the statement takes less than a time at half of its runs, which leaves single slow runs out of account.
     *
     * <pre>{@code
     * assertThat(db).statement("select 1").completesWithin(Duration.ofSeconds(1), 5);                // passes
     * assertThat(db).statement("select pg_sleep(0.1)").completesWithin(Duration.ofMillis(20), 5);    // fails
     * }</pre>
     *
     * @param runs how often it runs, beside one run to warm up
     * @throws AssertionError if the median of the times is longer, or a run fails
     */
    default SELF completesWithin(Duration limit, int runs) {
        StatementCheck check = new StatementCheck(navigation(), execution());
        measured(runs)
                .filter(times -> times.median().compareTo(limit) >= 0)
                .ifPresent(times -> check.report(
                        "complete within " + Times.millis(limit),
                        "the median of " + times + " is " + Times.millis(times.median())));
        return self();
    }

    /**
     * Verify that the statement takes about a time on average of ten runs; see {@link #takesAbout(Duration, Duration, int)}.
     *
     * <pre>{@code
     * assertThat(db).statement("select pg_sleep(0.05)").takesAbout(Duration.ofMillis(50), Duration.ofMillis(30));   // passes
     * assertThat(db).statement("select pg_sleep(0.05)").takesAbout(Duration.ofMillis(10), Duration.ofMillis(5));    // fails
     * }</pre>
     *
     * @throws AssertionError if the average differs by more, or a run fails
     */
    default SELF takesAbout(Duration average, Duration tolerance) {
        return takesAbout(average, tolerance, RUNS);
    }

    /**
     * Verify that the statement takes about a time on average: of the middle four fifths of its runs.
     *
     * <pre>{@code
     * assertThat(db).statement("select pg_sleep(0.05)").takesAbout(Duration.ofMillis(50), Duration.ofMillis(30), 5);   // passes
     * assertThat(db).statement("select pg_sleep(0.05)").takesAbout(Duration.ofMillis(10), Duration.ofMillis(5), 5);    // fails
     * }</pre>
     *
     * @param tolerance how much shorter or longer it may be
     * @param runs how often it runs, beside one run to warm up
     * @throws AssertionError if the average differs by more, or a run fails
     */
    default SELF takesAbout(Duration average, Duration tolerance, int runs) {
        StatementCheck check = new StatementCheck(navigation(), execution());
        measured(runs)
                .filter(times -> times.average().minus(average).abs().compareTo(tolerance) >= 0)
                .ifPresent(times -> check.report(
                        "take " + Times.millis(average) + " on average, give or take " + Times.millis(tolerance),
                        "the average of " + times + " is " + Times.millis(times.average())));
        return self();
    }

    /**
     * Verify that the statement is not slower than another, or not by more than a factor. Both run in turn, ten times and once to
     * warm up, and their medians are compared: what else the machine does slows both.
     *
     * <pre>{@code
     * assertThat(db).statement("select from users where id = 1").isNotSlowerThan("select from users_view where id = 1", 1.5);   // passes
     * assertThat(db).statement("select pg_sleep(0.1)").isNotSlowerThan("select 1", 2);                                           // fails
     * }</pre>
     *
     * @param factor how many times the other's time it may take; leave room for noise
     * @param parameters for the question marks of the other statement
     * @throws AssertionError if it is slower, or one of them fails
     */
    default SELF isNotSlowerThan(String sql, double factor, @Nullable Object @Nullable ... parameters) {
        Execution other = new Execution(SqlText.of(execution().text().source(), sql, parameters));
        StatementCheck check = new StatementCheck(navigation(), execution());
        Clock.Timed timed = Clock.sideBySide(RUNS, execution(), other);
        timed.failed()
                .ifPresent(failed -> new StatementCheck(navigation(), failed.execution()).succeeded(failed.outcome()));
        if (timed.failed().isEmpty()) {
            Times own = timed.times().get(0);
            Times others = timed.times().get(1);
            double ratio = (double) own.median().toNanos() / others.median().toNanos();
            if (ratio > factor) {
                check.report(
                        "take at most " + factor + " times as long as\n  " + other,
                        String.format(Locale.ROOT, "it takes %.2f times as long:%n", ratio)
                                + "  " + Times.millis(own.median()) + ", the median of " + own + "\n"
                                + "  " + Times.millis(others.median()) + " the other, the median of " + others);
            }
        }
        return self();
    }

    private Optional<Times> measured(int runs) {
        if (runs < 1) {
            throw new IllegalArgumentException("at least one run is needed to measure, but these are " + runs);
        }
        Clock.Timed timed = Clock.sideBySide(runs, execution());
        timed.failed().ifPresent(failed -> new StatementCheck(navigation(), execution()).succeeded(failed.outcome()));
        return timed.times().stream().findFirst();
    }
}
