package io.confiture.assertions.query;

import io.confiture.assertions.source.ObjectName;
import java.util.Objects;
import java.util.function.Predicate;
import org.assertj.core.api.StringAssert;

/** Asserts on the error that a statement ended with. */
public interface FailedStatement<SELF> extends Executed<SELF> {

    /**
     * Verify that the statement fails, for whatever reason.
     *
     * <pre>{@code
     * assertThat(db).statement("select 1 / 0").fails();   // passes
     * assertThat(db).statement("select 1 / 1").fails();   // fails
     * }</pre>
     *
     * @throws AssertionError if it succeeds
     * @throws io.confiture.assertions.source.SourceException if it fails only because it cannot be run in a transaction
     */
    default SELF fails() {
        new StatementCheck(navigation(), execution()).fails();
        return self();
    }

    /**
     * Verify that the statement fails with an error of this sort.
     *
     * <pre>{@code
     * // where the email of users is unique, and one is a@b.c
     * assertThat(db).statement("insert into users (email) values ('a@b.c')").failsWith(UNIQUE_VIOLATION);   // passes
     * assertThat(db).statement("insert into users (email) values ('x@b.c')").failsWith(UNIQUE_VIOLATION);   // fails
     * }</pre>
     *
     * @throws AssertionError if it succeeds, or fails with another error
     */
    default SELF failsWith(SqlState state) {
        return failsWith(state.code());
    }

    /**
     * Verify that the statement fails with an error of this SQLSTATE.
     *
     * <pre>{@code
     * assertThat(db).statement("select 1 / 0").failsWith("22012");   // passes
     * assertThat(db).statement("select 1 / 0").failsWith("22003");   // fails
     * }</pre>
     *
     * @param state its five characters
     * @throws AssertionError if it succeeds, or fails with another error
     * @throws IllegalArgumentException if the code has not five characters
     */
    default SELF failsWith(String state) {
        if (state.length() != 5) {
            throw new IllegalArgumentException(
                    "a SQLSTATE has five characters, such as 23505; for messages see withMessageContaining: " + state);
        }
        return expect(
                " with " + SqlState.described(state), error -> error.state().equals(state));
    }

    /**
     * Verify that the statement fails because of this constraint.
     *
     * <pre>{@code
     * // where the email of users is unique, and one is a@b.c
     * assertThat(db).statement("insert into users (email) values ('a@b.c')").fails().onConstraint("users_email_key");   // passes
     * assertThat(db).statement("insert into users (email) values ('a@b.c')").fails().onConstraint("users_pkey");        // fails
     * }</pre>
     *
     * @throws AssertionError if it succeeds, or fails because of anything else
     */
    default SELF onConstraint(String name) {
        return expect(" on constraint " + name, error -> name.equals(error.constraint()));
    }

    /**
     * Verify that the statement fails because of this table, or of something that belongs to it.
     *
     * <pre>{@code
     * assertThat(db).statement("insert into shop.users (email) values (null)").fails().onTable("shop.users");    // passes
     * assertThat(db).statement("insert into shop.users (email) values (null)").fails().onTable("shop.orders");   // fails
     * }</pre>
     *
     * @param name with the schema's before it, if that matters
     * @throws AssertionError if it succeeds, or the server names another table or none
     */
    default SELF onTable(String name) {
        ObjectName table = ObjectName.parse(name);
        return expect(
                " on table " + name,
                error -> table.name().equals(error.table())
                        && (table.schema() == null || Objects.equals(table.schema(), error.schema())));
    }

    /**
     * Verify that the statement fails because of this column.
     *
     * <pre>{@code
     * assertThat(db).statement("insert into users (email) values (null)").fails().onColumn("email");   // passes for email not null
     * assertThat(db).statement("insert into users (email) values (null)").fails().onColumn("id");      // fails there
     * }</pre>
     *
     * @throws AssertionError if it succeeds, or the server names another column or none
     */
    default SELF onColumn(String name) {
        return expect(" on column " + name, error -> name.equals(error.column()));
    }

    /**
     * Verify that the statement fails with exactly this message.
     *
     * <pre>{@code
     * assertThat(db).statement("select 1 / 0").fails().withMessage("division by zero");   // passes
     * assertThat(db).statement("select 1 / 0").fails().withMessage("division");           // fails
     * }</pre>
     *
     * @param message in the language of the server, without severity and details
     * @throws AssertionError if it succeeds, or the message is another
     */
    default SELF withMessage(String message) {
        return expect(
                " with the message \"" + message + '"', error -> error.message().equals(message));
    }

    /**
     * Verify that the statement fails with a message in which this occurs.
     *
     * <pre>{@code
     * assertThat(db).statement("select 1 / 0").fails().withMessageContaining("division");      // passes
     * assertThat(db).statement("select 1 / 0").fails().withMessageContaining("subtraction");   // fails
     * }</pre>
     *
     * @throws AssertionError if it succeeds, or this does not occur in the message
     */
    default SELF withMessageContaining(String part) {
        return expect(" with a message containing \"" + part + '"', error -> error.message()
                .contains(part));
    }

    /**
     * Verify that the statement fails with a message that as a whole matches a regular expression of Java.
     *
     * <pre>{@code
     * assertThat(db).statement("select 1 / 0").fails().withMessageMatching("(?i)DIVISION .*");   // passes
     * assertThat(db).statement("select 1 / 0").fails().withMessageMatching("division");          // fails
     * }</pre>
     *
     * @throws AssertionError if it succeeds, or the message does not match
     */
    default SELF withMessageMatching(String regex) {
        return expect(" with a message matching \"" + regex + '"', error -> error.message()
                .matches(regex));
    }

    /**
     * Verify that the statement fails with exactly this detail.
     *
     * <pre>{@code
     * assertThat(db).statement("insert into users values (1)").fails().withDetail("Key (id)=(1) already exists.");   // passes
     * assertThat(db).statement("insert into users values (1)").fails().withDetail("Key (id)=(2) already exists.");   // fails
     * }</pre>
     *
     * @throws AssertionError if it succeeds, or the detail is another or missing
     */
    default SELF withDetail(String detail) {
        return expect(" with the detail \"" + detail + '"', error -> detail.equals(error.detail()));
    }

    /**
     * Verify that the statement fails with exactly this hint.
     *
     * <pre>{@code
     * // where a trigger raises an exception using hint = 'ask sales'
     * assertThat(db).statement("delete from orders").fails().withHint("ask sales");   // passes
     * assertThat(db).statement("delete from orders").fails().withHint("ask");         // fails
     * }</pre>
     *
     * @throws AssertionError if it succeeds, or the hint is another or missing
     */
    default SELF withHint(String hint) {
        return expect(" with the hint \"" + hint + '"', error -> hint.equals(error.hint()));
    }

    /**
     * Lead to AssertJ's assertions on the message that the statement fails with.
     *
     * <pre>{@code
     * assertThat(db).statement("select 1 / 0").errorMessage().containsIgnoringCase("ZERO");   // passes
     * assertThat(db).statement("select 1 / 0").errorMessage().containsIgnoringCase("one");    // fails
     * }</pre>
     *
     * @throws AssertionError if it succeeds
     */
    default StringAssert errorMessage() {
        fails();
        ServerError error = execution().outcome().error();
        return new Nested(navigation()).text(error == null ? null : error.message());
    }

    private SELF expect(String how, Predicate<ServerError> expected) {
        new StatementCheck(navigation(), execution()).fails(how, expected);
        return self();
    }
}
