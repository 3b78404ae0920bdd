package io.confiture.assertions.type;

import io.confiture.assertions.object.DatabaseObjectAssert;
import io.confiture.assertions.source.DatabaseObject;

/** Asserts on a collation. */
public class CollationAssert extends DatabaseObjectAssert<CollationAssert> {

    /** Assert on a collation. */
    public CollationAssert(DatabaseObject actual) {
        super(actual, CollationAssert.class);
    }

    /**
     * Verify that a library provides the collation.
     *
     * <pre>{@code
     * assertThat(db).collation("german").hasProvider("icu");    // passes after create collation german (provider = icu, locale = 'de')
     * assertThat(db).collation("german").hasProvider("libc");   // fails there
     * }</pre>
     *
     * @param provider {@code icu}, {@code libc}, {@code builtin} or {@code default}
     * @throws AssertionError if another one does
     */
    public CollationAssert hasProvider(String provider) {
        return expectValue("""
            select case c.collprovider when 'i' then 'icu' when 'c' then 'libc' when 'b' then 'builtin' when 'd' then 'default'
                   else c.collprovider::text end as value
            from pg_catalog.pg_collation c where c.oid = ?\
            """, "provider", provider);
    }

    /**
     * Verify that only texts of the same bytes are equal in the collation.
     *
     * <pre>{@code
     * assertThat(db).collation("german").isDeterministic();   // passes after create collation german (provider = icu, locale = 'de')
     * assertThat(db).collation("german").isDeterministic();   // fails after create collation german (provider = icu, locale = 'de', deterministic = false)
     * }</pre>
     *
     * @throws AssertionError if others may be
     */
    public CollationAssert isDeterministic() {
        return expect(
                true,
                "select c.collisdeterministic as yes from pg_catalog.pg_collation c where c.oid = ?",
                "be deterministic",
                "is not");
    }

    /**
     * Verify that texts of different bytes may be equal in the collation.
     *
     * <pre>{@code
     * assertThat(db).collation("german").isNotDeterministic();   // passes after create collation german (provider = icu, locale = 'de', deterministic = false)
     * assertThat(db).collation("german").isNotDeterministic();   // fails after create collation german (provider = icu, locale = 'de')
     * }</pre>
     *
     * @throws AssertionError if they never are
     */
    public CollationAssert isNotDeterministic() {
        return expect(
                false,
                "select c.collisdeterministic as yes from pg_catalog.pg_collation c where c.oid = ?",
                "not be deterministic",
                "is");
    }

    /**
     * Verify that the collation belongs to a role.
     *
     * <pre>{@code
     * assertThat(db).collation("german").isOwnedBy("admin");   // passes where it belongs to admin
     * assertThat(db).collation("german").isOwnedBy("app");     // fails there
     * }</pre>
     *
     * @throws AssertionError if another role owns it
     */
    public CollationAssert isOwnedBy(String role) {
        return expectValue(
                "select pg_catalog.pg_get_userbyid(o.collowner)::text as value from pg_catalog.pg_collation o where"
                        + " o.oid = ?",
                "owner",
                role);
    }

    /**
     * Verify that the collation has a comment.
     *
     * <pre>{@code
     * assertThat(db).collation("german").hasComment("as in a telephone book");   // passes where that is its comment
     * assertThat(db).collation("german").hasComment("other");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it has another comment or none
     */
    public CollationAssert hasComment(String comment) {
        return expectComment("pg_collation", comment);
    }

    /**
     * Verify that the collation has no comment.
     *
     * <pre>{@code
     * assertThat(db).collation("german").hasNoComment();   // passes where there was no COMMENT ON it
     * assertThat(db).collation("german").hasNoComment();   // fails where there was one
     * }</pre>
     *
     * @throws AssertionError if it has one
     */
    public CollationAssert hasNoComment() {
        return expectComment("pg_collation", null);
    }
}
