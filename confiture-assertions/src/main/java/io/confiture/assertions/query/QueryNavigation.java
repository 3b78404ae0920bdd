package io.confiture.assertions.query;

import io.confiture.assertions.object.Navigable;
import org.jspecify.annotations.Nullable;

/**
 * Leads from a database to what queries and statements give on it.
 *
 * <p>Whatever they change is rolled back: each runs in a transaction of its own or, on a connection that is in a transaction, behind
 * a savepoint. They must not begin or end transactions themselves, nor be of those
 * that PostgreSQL refuses in a transaction. Without parameters the text is sent as it is, and a question mark
 * is an operator; with parameters every {@code ?} stands for one, and an operator is written {@code ??}. A text as parameter is read
 * by the server as a quoted constant is, as whatever type the place asks for.
 */
public interface QueryNavigation<SELF> extends Navigable<SELF> {

    /**
     * Lead to the assertions on what a query gives.
     *
     * <pre>{@code
     * assertThat(db).query("select email from users").containsExactly(row("a@b.c"));                     // passes where this is all
     * assertThat(db).query("select email from users where id = ?", 1).containsExactly(row("x@y.z"));   // fails there
     * }</pre>
     *
     * @param parameters for the question marks
     */
    default QueryAssert query(String sql, @Nullable Object @Nullable ... parameters) {
        Query query = Query.of(navigation().scope().source(), sql, parameters);
        return navigation()
                .described(navigation()
                        .scope()
                        .source()
                        .nesting()
                        .nest(QueryAssert.class, Query.class, query, QueryAssert::new));
    }

    /**
     * Lead to the assertions on how a statement ends. Several in one text run after each other, as long as they have no parameters.
     *
     * <p>It runs when the first assertion asks. Constraints that are deferred are checked at its end, as COMMIT would.
     *
     * <pre>{@code
     * // where the email of users is unique, and one is a@b.c
     * assertThat(db).statement("insert into users (email) values (?)", "a@b.c")
     *         .failsWith(UNIQUE_VIOLATION).onConstraint("users_email_key");                         // passes
     * assertThat(db).statement("insert into users (email) values (?)", "a@b.c").succeeds();   // fails
     * }</pre>
     *
     * @param parameters for the question marks
     */
    default StatementAssert statement(String sql, @Nullable Object @Nullable ... parameters) {
        Execution execution = new Execution(SqlText.of(navigation().scope().source(), sql, parameters));
        return navigation()
                .described(navigation()
                        .scope()
                        .source()
                        .nesting()
                        .nest(StatementAssert.class, Execution.class, execution, StatementAssert::new));
    }
}
