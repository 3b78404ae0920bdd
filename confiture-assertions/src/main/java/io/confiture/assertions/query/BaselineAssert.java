package io.confiture.assertions.query;

import io.confiture.assertions.error.ShouldRun;
import io.confiture.assertions.object.Navigation;
import io.confiture.assertions.source.Scope;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;

/**
 * Asserts that a statement does as it did when its baseline was written.
 *
 * <p>Without a baseline every assertion fails. Run with {@code -Dconfiture.baselines.update=true} it writes what it measures into the
 * file, which belongs into version control.
 */
public class BaselineAssert extends AbstractAssert<BaselineAssert, Baseline> {
    /** Work for a processor that depends on no data and no index. */
    private static final String REFERENCE = "select count(*) from pg_catalog.generate_series(1, 100000)";

    private static final int DIGITS = 3;

    /** Assert on a baseline. */
    public BaselineAssert(Baseline actual) {
        super(actual, BaselineAssert.class);
    }

    /**
     * Verify that the statement affects or returns as many rows as it did.
     *
     * <pre>{@code
     * assertThat(db).statement("select from users").baseline("users").hasSameRowCount();   // passes where users has 2 rows, as it had
     * assertThat(db).statement("select from users").baseline("users").hasSameRowCount();   // fails where it has 3 now
     * }</pre>
     *
     * @throws AssertionError if it is another number, there is no baseline, or the statement fails
     */
    public BaselineAssert hasSameRowCount() {
        check().succeeded().ifPresent(outcome -> {
            BigDecimal now = BigDecimal.valueOf(outcome.rows());
            against("rows", now)
                    .filter(was -> was.compareTo(now) != 0)
                    .ifPresent(was -> report("affect " + was + " rows as in the " + actual, "it affected " + now));
        });
        return myself;
    }

    /**
     * Verify that the statement reads not many more blocks than it did, from memory or disk, which tells a lost index whatever the
     * machine does. It runs twice; the second run counts.
     *
     * <pre>{@code
     * assertThat(db).statement("select from users where email = 'a'").baseline("by email").readsAtMost(1.5);   // passes as before
     * assertThat(db).statement("select from users where email = 'a'").baseline("by email").readsAtMost(1.5);   // fails without its index
     * }</pre>
     *
     * @param factor how many times as many
     * @throws AssertionError if it reads more, there is no baseline, or the statement fails
     */
    public BaselineAssert readsAtMost(double factor) {
        SqlText text = actual.execution().text();
        QueryPlan.Explained explained = Trial.on(text.source(), connection -> {
            Trial.inside(connection, warming -> QueryPlan.explain(warming, QueryPlan.MEASURE, text));
            return QueryPlan.explain(connection, QueryPlan.MEASURE, text);
        });
        PlanNode root = explained.root();
        ServerError error = explained.error();
        if (error != null) {
            navigation().report(ShouldRun.shouldRun("statement", actual.execution(), error));
        }
        if (root != null) {
            long blocks = root.number("Shared Hit Blocks")
                    + root.number("Shared Read Blocks")
                    + root.number("Local Hit Blocks")
                    + root.number("Local Read Blocks");
            limit(
                    "blocks",
                    BigDecimal.valueOf(blocks),
                    factor,
                    "read at most %s blocks",
                    "it read " + blocks + ":\n" + root.toString().indent(2).stripTrailing());
        }
        return myself;
    }

    /**
     * Verify that the statement takes not much longer than it did. Both times are measured against work that is always the same, side
     * by side, so that a baseline of one machine serves another, more or less.
     *
     * <pre>{@code
     * assertThat(db).statement("select from users where email = 'a'").baseline("by email").takesAtMost(3);   // passes as before
     * assertThat(db).statement("select from users where email = 'a'").baseline("by email").takesAtMost(3);   // fails when far slower
     * }</pre>
     *
     * @param factor how many times as long; leave room for noise
     * @throws AssertionError if it takes longer, there is no baseline, or the statement fails
     */
    public BaselineAssert takesAtMost(double factor) {
        Execution reference = new Execution(SqlText.of(actual.execution().text().source(), REFERENCE));
        Clock.Timed timed = Clock.sideBySide(TimedStatement.RUNS, actual.execution(), reference);
        timed.failed()
                .ifPresent(failed -> new StatementCheck(navigation(), failed.execution()).succeeded(failed.outcome()));
        if (timed.failed().isEmpty()) {
            double ratio = (double) timed.times().get(0).median().toNanos()
                    / timed.times().get(1).median().toNanos();
            BigDecimal now = BigDecimal.valueOf(ratio).round(new MathContext(DIGITS, RoundingMode.UP));
            limit(
                    "time",
                    now,
                    factor,
                    "take at most %s times as long as counting to 100000",
                    "it took " + now.toPlainString() + " times as long: the median of "
                            + timed.times().get(0));
        }
        return myself;
    }

    private void limit(String measure, BigDecimal now, double factor, String expected, String was) {
        against(measure, now).ifPresent(before -> {
            BigDecimal most = before.multiply(BigDecimal.valueOf(factor));
            if (now.compareTo(most) > 0) {
                report(
                        String.format(expected, most.stripTrailingZeros().toPlainString()) + ", " + factor
                                + " times the " + before.toPlainString() + " of the " + actual,
                        was);
            }
        });
    }

    /** Return the figure of the baseline; nothing when it was written just now, or is missing. */
    private Optional<BigDecimal> against(String measure, BigDecimal now) {
        if (Baseline.updating()) {
            actual.file().put(actual.name(), measure, now);
            return Optional.empty();
        }
        Optional<BigDecimal> figure = actual.file().figure(actual.name(), measure);
        if (figure.isEmpty()) {
            report(
                    "be held to the " + measure + " of the " + actual,
                    "there is no such figure yet; measured now: " + now.toPlainString() + "\nRun once with -D"
                            + Baseline.UPDATE + "=true to write it, and put the file under version control");
        }
        return figure;
    }

    private void report(String expected, String was) {
        check().report(expected, was);
    }

    private StatementCheck check() {
        return new StatementCheck(navigation(), actual.execution());
    }

    private Navigation navigation() {
        return new Navigation(Scope.searchPath(actual.execution().text().source()), info, false);
    }
}
