package io.confiture.assertions.relation;

import io.confiture.assertions.object.Navigable;

/** Asserts on what every relation may have: an owner, a comment, options. */
public interface RelationProperties<SELF> extends Navigable<SELF> {

    /**
     * Verify that a role owns it.
     *
     * <pre>{@code
     * assertThat(db).table("users").isOwnedBy("app_owner");   // passes after alter table users owner to app_owner
     * assertThat(db).table("users").isOwnedBy("app");         // fails there
     * }</pre>
     *
     * @throws AssertionError if another role does
     */
    default SELF isOwnedBy(String role) {
        Question.from(navigation())
                .expectValue(
                        "select pg_catalog.pg_get_userbyid(c.relowner) as value from pg_catalog.pg_class c where c.oid"
                                + " = ?",
                        "owner",
                        role);
        return self();
    }

    /**
     * Verify that it has this comment.
     *
     * <pre>{@code
     * assertThat(db).table("users").hasComment("Who may log in");   // passes after comment on table users is 'Who may log in'
     * assertThat(db).table("users").hasComment("Who may");          // fails there
     * }</pre>
     *
     * @throws AssertionError if it has another one, or none
     */
    default SELF hasComment(String comment) {
        Question.from(navigation()).expectValue(comment(), "comment", comment);
        return self();
    }

    /**
     * Verify that it has no comment.
     *
     * <pre>{@code
     * assertThat(db).table("users").hasNoComment();   // passes where none was made
     * assertThat(db).table("users").hasNoComment();   // fails after comment on table users is 'Who may log in'
     * }</pre>
     *
     * @throws AssertionError if it has one
     */
    default SELF hasNoComment() {
        Question.from(navigation()).expectValue(comment(), "comment", null);
        return self();
    }

    /**
     * Verify that an option is set to this value: a storage parameter, an option of a view, or a foreign table's option for its
     * wrapper. A parameter of the table's TOAST table has {@code toast.} before its name.
     *
     * <p>PostgreSQL keeps values as they were written, so {@code on} is not {@code true}.
     *
     * <pre>{@code
     * assertThat(db).table("users").hasOption("fillfactor", "70");   // passes for create table users (..) with (fillfactor = 70)
     * assertThat(db).table("users").hasOption("fillfactor", "90");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it has another value, or is not set
     */
    default SELF hasOption(String name, String value) {
        Question question = Question.from(navigation());
        if (!question.subject().absent()) {
            question.expectEqual(
                    "option " + name, value, Options.of(question.subject()).get(name));
        }
        return self();
    }

    /**
     * Verify that an option is not set, so that PostgreSQL's default is in force.
     *
     * <pre>{@code
     * assertThat(db).table("users").doesNotHaveOption("fillfactor");   // passes for a table without options
     * assertThat(db).table("users").doesNotHaveOption("fillfactor");   // fails for one with (fillfactor = 70)
     * }</pre>
     *
     * @throws AssertionError if it is set
     */
    default SELF doesNotHaveOption(String name) {
        Question question = Question.from(navigation());
        if (!question.subject().absent()) {
            question.expectEqual(
                    "option " + name, null, Options.of(question.subject()).get(name));
        }
        return self();
    }

    private static String comment() {
        return "select pg_catalog.obj_description(?::pg_catalog.oid, 'pg_class') as value";
    }
}
