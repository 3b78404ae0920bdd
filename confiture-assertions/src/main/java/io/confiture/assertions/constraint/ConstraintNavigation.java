package io.confiture.assertions.constraint;

import org.assertj.core.api.ListAssert;

/** Leads from a table to its constraints, indexes and statistics objects. */
public interface ConstraintNavigation<SELF>
        extends PrimaryKeyNavigation<SELF>,
                ForeignKeyNavigation<SELF>,
                UniqueConstraintNavigation<SELF>,
                CheckConstraintNavigation<SELF>,
                ExclusionConstraintNavigation<SELF>,
                TableIndexNavigation<SELF>,
                StatisticsNavigation<SELF> {

    /**
     * Verify that there is a constraint of this name: a primary key, a foreign key, a unique, check or
     * exclusion constraint, or since PostgreSQL 18 one of NOT NULL.
     *
     * <pre>{@code
     * assertThat(db).table("users").hasConstraint("users_pkey");   // passes where it is there
     * assertThat(db).table("users").hasConstraint("users_pk");     // fails: did you mean users_pkey?
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasConstraint(String name) {
        navigation().has(ConstraintLookups.NAMED, name);
        return self();
    }

    /**
     * Verify that there is no constraint of this name.
     *
     * <pre>{@code
     * assertThat(db).table("users").doesNotHaveConstraint("users_bio_check");   // passes where there is none
     * assertThat(db).table("users").doesNotHaveConstraint("users_pkey");        // fails where there is one
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF doesNotHaveConstraint(String name) {
        navigation().hasNot(ConstraintLookups.NAMED, name);
        return self();
    }

    /**
     * Lead to AssertJ's assertions on the names of all constraints, sorted: the primary key, foreign keys, and unique, check and
     * exclusion constraints. Those of NOT NULL, which have names since PostgreSQL 18, are asked of the columns.
     *
     * <pre>{@code
     * assertThat(db).table("users").constraints().containsExactlyInAnyOrder("users_pkey", "users_email_key");   // passes where these are all
     * assertThat(db).table("users").constraints().isEmpty();                                                    // fails there
     * }</pre>
     */
    default ListAssert<String> constraints() {
        return navigation().names(ConstraintLookups.CONSTRAINT);
    }
}
