package io.confiture.assertions.constraint;

import io.confiture.assertions.object.Navigable;
import org.assertj.core.api.ListAssert;

/** Leads from a database, a schema, a table or a materialized view to indexes. */
public interface IndexNavigation<SELF> extends Navigable<SELF> {

    /**
     * Lead to the assertions on an index.
     *
     * <pre>{@code
     * assertThat(db).table("users").index("users_email_idx").isUnique().isValid();   // passes for a unique index users_email_idx
     * assertThat(db).table("users").index("users_emial_idx");                        // fails: did you mean users_email_idx?
     * }</pre>
     *
     * @throws AssertionError if there is no index of this name
     */
    default IndexAssert index(String name) {
        return navigation().to(ConstraintLookups.INDEX, name, IndexAssert.class, IndexAssert::new);
    }

    /**
     * Verify that there is an index of this name, valid or not.
     *
     * <pre>{@code
     * assertThat(db).table("users").hasIndex("users_email_idx");   // passes where it is there
     * assertThat(db).table("users").hasIndex("users_emial_idx");   // fails: did you mean users_email_idx?
     * }</pre>
     *
     * @throws AssertionError if there is none
     */
    default SELF hasIndex(String name) {
        navigation().has(ConstraintLookups.INDEX, name);
        return self();
    }

    /**
     * Verify that there is no index of this name.
     *
     * <pre>{@code
     * assertThat(db).table("users").doesNotHaveIndex("users_bio_idx");     // passes where there is none
     * assertThat(db).table("users").doesNotHaveIndex("users_email_idx");   // fails where there is one
     * }</pre>
     *
     * @throws AssertionError if there is one
     */
    default SELF doesNotHaveIndex(String name) {
        navigation().hasNot(ConstraintLookups.INDEX, name);
        return self();
    }

    /**
     * Lead to AssertJ's assertions on the names of all indexes, those of constraints among them, sorted.
     *
     * <pre>{@code
     * assertThat(db).table("users").indexes().containsExactlyInAnyOrder("users_pkey", "users_email_idx");   // passes where these are all
     * assertThat(db).table("users").indexes().containsExactly("users_email_idx");                           // fails there
     * }</pre>
     */
    default ListAssert<String> indexes() {
        return navigation().names(ConstraintLookups.INDEX);
    }
}
