package io.confiture.assertions.relation;

import io.confiture.assertions.object.Navigable;
import io.confiture.postgres.Query;

/**
 * Asserts on the default of a column: its own, not that of its type. Identity and generated columns have none, and a serial column's
 * is {@code nextval(..)}.
 */
public interface DefaultProperties<SELF> extends Navigable<SELF> {

    /**
     * Verify that the column has a default.
     *
     * <pre>{@code
     * assertThat(db).table("users").column("created").hasDefault();   // passes for created timestamptz default now()
     * assertThat(db).table("users").column("created").hasDefault();   // fails for created timestamptz
     * }</pre>
     *
     * @throws AssertionError if it has none
     */
    default SELF hasDefault() {
        Question question = Question.from(navigation());
        if (!question.subject().absent()) {
            question.expectState(
                    ColumnExpression.stored(question.subject(), false) != null, "have a default", "has none");
        }
        return self();
    }

    /**
     * Verify that the column has no default.
     *
     * <pre>{@code
     * assertThat(db).table("users").column("created").hasNoDefault();   // passes for created timestamptz
     * assertThat(db).table("users").column("created").hasNoDefault();   // fails for created timestamptz default now()
     * }</pre>
     *
     * @throws AssertionError if it has one
     */
    default SELF hasNoDefault() {
        Question question = Question.from(navigation());
        if (!question.subject().absent()) {
            question.expectEqual("default", null, ColumnExpression.stored(question.subject(), false));
        }
        return self();
    }

    /**
     * Verify that the column has this default, given as an expression in SQL. Both are compared as PostgreSQL's planner simplifies
     * them, so blanks, redundant parentheses and casts, and {@code 60 * 60} instead of {@code 3600} make no difference; {@code now()}
     * and {@code CURRENT_TIMESTAMP} stay two expressions. Nothing that may change between calls is called.
     *
     * <pre>{@code
     * assertThat(db).table("users").column("created").hasDefault("now()");      // passes for created timestamptz default now()
     * assertThat(db).table("users").column("state").hasDefault("'new'");        // passes for state text default 'new'
     * assertThat(db).table("users").column("state").hasDefault("'old'");        // fails there
     * }</pre>
     *
     * @throws AssertionError if it has another, or none, or PostgreSQL does not take the expression
     */
    default SELF hasDefault(String expression) {
        Question question = Question.from(navigation());
        if (!question.subject().absent()) {
            ColumnExpression.compare(question.subject(), expression, false).report(question, "default");
        }
        return self();
    }

    /**
     * Verify that the column's default is this constant.
     *
     * <pre>{@code
     * assertThat(db).table("users").column("state").hasDefaultValue("new");   // passes for state text default 'new'
     * assertThat(db).table("users").column("logins").hasDefaultValue(0);      // passes for logins integer default 0
     * assertThat(db).table("users").column("logins").hasDefaultValue(1);      // fails there
     * }</pre>
     *
     * @param value as text what PostgreSQL's type reads: {@code "new"}, {@code 0}, {@code true}, {@code "{}"}
     * @throws AssertionError if it has another default, or none, or the column's type does not read the value
     */
    default SELF hasDefaultValue(Object value) {
        Question question = Question.from(navigation());
        if (!question.subject().absent()) {
            ColumnExpression.compare(question.subject(), Query.literal(value.toString()), false)
                    .report(question, "default");
        }
        return self();
    }
}
