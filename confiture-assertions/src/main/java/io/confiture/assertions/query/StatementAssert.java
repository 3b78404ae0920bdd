package io.confiture.assertions.query;

import io.confiture.assertions.object.Navigation;
import io.confiture.assertions.source.Scope;
import java.nio.file.Path;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.ListAssert;

/** Asserts on how a statement ends, or several. */
public class StatementAssert extends AbstractAssert<StatementAssert, Execution>
        implements FailedStatement<StatementAssert>, TimedStatement<StatementAssert> {

    /** Assert on statements. */
    public StatementAssert(Execution actual) {
        super(actual, StatementAssert.class);
    }

    @Override
    public Navigation navigation() {
        return new Navigation(Scope.searchPath(actual.text().source()), info, false);
    }

    @Override
    public StatementAssert self() {
        return this;
    }

    @Override
    public Execution execution() {
        return actual;
    }

    /**
     * Verify that the statement succeeds, its deferred constraints checked.
     *
     * <pre>{@code
     * assertThat(db).statement("insert into users (email) values ('a@b.c')").succeeds();   // passes
     * assertThat(db).statement("insert into users (emial) values ('a@b.c')").succeeds();   // fails, and shows what the server said
     * }</pre>
     *
     * @throws AssertionError if it fails
     */
    public StatementAssert succeeds() {
        new StatementCheck(navigation(), actual).succeeded();
        return myself;
    }

    /**
     * Verify how many rows the statement inserts, changes and deletes; of one that returns rows, how many it returns.
     *
     * <pre>{@code
     * // where users has the rows 1 and 2
     * assertThat(db).statement("update users set bio = null").affects(2);              // passes
     * assertThat(db).statement("update users set bio = null where id = 1").affects(2);   // fails
     * }</pre>
     *
     * @throws AssertionError if it is another number, or the statement fails
     */
    public StatementAssert affects(long rows) {
        StatementCheck check = new StatementCheck(navigation(), actual);
        check.succeeded()
                .filter(outcome -> outcome.rows() != rows)
                .ifPresent(outcome -> check.report("affect " + RowCheck.count(rows), "it affected " + outcome.rows()));
        return myself;
    }

    /**
     * Lead to AssertJ's assertions on what the server says beside: the messages of notices and warnings, each with its severity
     * before it.
     *
     * <pre>{@code
     * assertThat(db).statement("drop table if exists nope").notices().anyMatch(notice -> notice.contains("nope"));    // passes
     * assertThat(db).statement("do 'begin raise warning ''old''; end'").notices().containsExactly("NOTICE: old");   // fails
     * }</pre>
     *
     * @throws AssertionError if the statement fails
     */
    public ListAssert<String> notices() {
        new StatementCheck(navigation(), actual).succeeded();
        ListAssert<String> notices = navigation()
                .described(
                        actual.text().source().nesting().list(actual.outcome().notices()));
        return info.hasDescription() ? notices : notices.as("notices of %s", actual);
    }

    /**
     * Lead to the assertions that hold the statement to what it did before, as the file
     * {@code src/test/resources/confiture-baselines.json} keeps it.
     *
     * <pre>{@code
     * assertThat(db).statement("select from users").baseline("users").hasSameRowCount();   // passes where users has as many rows as before
     * assertThat(db).statement("select from users").baseline("users").hasSameRowCount();   // fails where it has others, or was never measured
     * }</pre>
     *
     * @param name of the baseline in the file
     */
    public BaselineAssert baseline(String name) {
        return baseline(name, Baseline.FILE);
    }

    /**
     * Lead to the assertions that hold the statement to what it did before, as a file keeps it.
     *
     * <pre>{@code
     * assertThat(db).statement("select from users").baseline("users", Path.of("baselines.json")).readsAtMost(2);   // passes as before
     * assertThat(db).statement("select from users").baseline("users", Path.of("baselines.json")).readsAtMost(2);   // fails when it reads more
     * }</pre>
     *
     * @param name of the baseline in the file
     * @param file JSON, made when baselines are written
     */
    public BaselineAssert baseline(String name, Path file) {
        return navigation()
                .described(actual.text()
                        .source()
                        .nesting()
                        .nest(
                                BaselineAssert.class,
                                Baseline.class,
                                new Baseline(actual, file, name),
                                BaselineAssert::new));
    }
}
