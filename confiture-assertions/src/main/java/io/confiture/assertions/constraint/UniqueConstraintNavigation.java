package io.confiture.assertions.constraint;

import io.confiture.assertions.object.Navigable;
import java.util.List;
import org.assertj.core.api.ListAssert;

/** Leads from a table to its unique constraints. A unique index without a constraint is none; it is found among the indexes. */
public interface UniqueConstraintNavigation<SELF> extends Navigable<SELF> {

    /**
     * Lead to the assertions on the unique constraint of this name.
     *
     * <pre>{@code
     * assertThat(db).table("users").uniqueConstraint("users_email_key");   // passes where it is there
     * assertThat(db).table("users").uniqueConstraint("users_emial_key");   // fails: did you mean users_email_key?
     * }</pre>
     *
     * @throws AssertionError if there is none of this name
     */
    default UniqueConstraintAssert uniqueConstraint(String name) {
        return navigation()
                .to(ConstraintLookups.UNIQUE, name, UniqueConstraintAssert.class, UniqueConstraintAssert::new);
    }

    /**
     * Lead to the assertions on the unique constraint on these columns, in this order.
     *
     * <pre>{@code
     * assertThat(db).table("users").uniqueConstraintOn("email");   // passes for email text unique
     * assertThat(db).table("users").uniqueConstraintOn("bio");     // fails: no unique constraint is on bio
     * }</pre>
     *
     * @throws AssertionError if there is none, or if there are several
     */
    default UniqueConstraintAssert uniqueConstraintOn(String... columns) {
        return OnColumns.of(navigation(), ConstraintLookups.UNIQUE)
                .to(List.of(columns), UniqueConstraintAssert.class, UniqueConstraintAssert::new);
    }

    /**
     * Verify that there is a unique constraint. A primary key is none.
     *
     * <pre>{@code
     * assertThat(db).table("users").hasUniqueConstraint();   // passes for email text unique
     * assertThat(db).table("log").hasUniqueConstraint();     // fails for a table with a primary key only
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasUniqueConstraint() {
        OnColumns.of(navigation(), ConstraintLookups.UNIQUE).has();
        return self();
    }

    /**
     * Verify that there is no unique constraint. A primary key is none.
     *
     * <pre>{@code
     * assertThat(db).table("log").doesNotHaveUniqueConstraint();     // passes for a table with a primary key only
     * assertThat(db).table("users").doesNotHaveUniqueConstraint();   // fails for email text unique
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF doesNotHaveUniqueConstraint() {
        OnColumns.of(navigation(), ConstraintLookups.UNIQUE).hasNot();
        return self();
    }

    /**
     * Verify that there is a unique constraint on these columns, in this order.
     *
     * <pre>{@code
     * assertThat(db).table("users").hasUniqueConstraintOn("tenant", "email");   // passes for unique (tenant, email)
     * assertThat(db).table("users").hasUniqueConstraintOn("email");             // fails there
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasUniqueConstraintOn(String... columns) {
        OnColumns.of(navigation(), ConstraintLookups.UNIQUE).has(List.of(columns));
        return self();
    }

    /**
     * Verify that there is no unique constraint on exactly these columns in this order.
     *
     * <pre>{@code
     * assertThat(db).table("users").doesNotHaveUniqueConstraintOn("bio");     // passes where bio is not unique
     * assertThat(db).table("users").doesNotHaveUniqueConstraintOn("email");   // fails for email text unique
     * }</pre>
     *
     * @throws AssertionError if there is one, or if there is no such column
     */
    default SELF doesNotHaveUniqueConstraintOn(String... columns) {
        OnColumns.of(navigation(), ConstraintLookups.UNIQUE).hasNot(List.of(columns));
        return self();
    }

    /**
     * Lead to AssertJ's assertions on the names of the unique constraints, sorted.
     *
     * <pre>{@code
     * assertThat(db).table("users").uniqueConstraints().containsExactly("users_email_key");   // passes where this is the only one
     * assertThat(db).table("users").uniqueConstraints().isEmpty();                            // fails there
     * }</pre>
     */
    default ListAssert<String> uniqueConstraints() {
        return navigation().names(ConstraintLookups.UNIQUE);
    }
}
