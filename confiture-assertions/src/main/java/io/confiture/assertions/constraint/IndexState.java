package io.confiture.assertions.constraint;

import io.confiture.assertions.object.Navigable;

/** Asserts on what state an index is in: whether queries and writes use it. */
public interface IndexState<SELF> extends Navigable<SELF> {

    /**
     * Verify that queries can use the index.
     *
     * <pre>{@code
     * assertThat(db).table("users").index("users_email_idx").isValid();   // passes after create index concurrently
     * assertThat(db).table("users").index("users_bio_idx").isValid();     // fails where create index concurrently failed
     * }</pre>
     *
     * @throws AssertionError if it is invalid
     */
    default SELF isValid() {
        navigation().expect(true, index("x.indisvalid"), "be valid", "is invalid: queries do not use it");
        return self();
    }

    /**
     * Verify that queries cannot use the index: CREATE INDEX CONCURRENTLY failed or is not done, or it is that of a partitioned table
     * and a partition has none.
     *
     * <pre>{@code
     * assertThat(db).table("users").index("users_bio_idx").isInvalid();     // passes where create index concurrently failed
     * assertThat(db).table("users").index("users_email_idx").isInvalid();   // fails after create index concurrently
     * }</pre>
     *
     * @throws AssertionError if it is valid
     */
    default SELF isInvalid() {
        navigation().expect(false, index("x.indisvalid"), "be invalid", "is valid");
        return self();
    }

    /**
     * Verify that writes keep the index up to date.
     *
     * <pre>{@code
     * assertThat(db).table("users").index("users_email_idx").isReady();   // passes after create index concurrently
     * assertThat(db).table("users").index("users_bio_idx").isReady();     // fails where create index concurrently failed early
     * }</pre>
     *
     * @throws AssertionError if it is not
     */
    default SELF isReady() {
        navigation().expect(true, index("x.indisready"), "be ready", "is not: writes do not go into it");
        return self();
    }

    /**
     * Verify that writes do not keep the index up to date.
     *
     * <pre>{@code
     * assertThat(db).table("users").index("users_bio_idx").isNotReady();     // passes where create index concurrently failed early
     * assertThat(db).table("users").index("users_email_idx").isNotReady();   // fails after create index concurrently
     * }</pre>
     *
     * @throws AssertionError if it is ready
     */
    default SELF isNotReady() {
        navigation().expect(false, index("x.indisready"), "not be ready", "is");
        return self();
    }

    /**
     * Verify that the table was last clustered on the index, or ALTER TABLE .. CLUSTER ON says so.
     *
     * <pre>{@code
     * assertThat(db).table("users").index("users_pkey").isClustered();        // passes after cluster users using users_pkey
     * assertThat(db).table("users").index("users_email_idx").isClustered();   // fails there
     * }</pre>
     *
     * @throws AssertionError if it is not
     */
    default SELF isClustered() {
        navigation().expect(true, index("x.indisclustered"), "be what its table is clustered on", "is not");
        return self();
    }

    /**
     * Verify that the table was not last clustered on the index.
     *
     * <pre>{@code
     * assertThat(db).table("users").index("users_email_idx").isNotClustered();   // passes after cluster users using users_pkey
     * assertThat(db).table("users").index("users_pkey").isNotClustered();        // fails there
     * }</pre>
     *
     * @throws AssertionError if it was
     */
    default SELF isNotClustered() {
        navigation().expect(false, index("x.indisclustered"), "not be what its table is clustered on", "is");
        return self();
    }

    private static String index(String yes) {
        return "select " + yes + " as yes from pg_catalog.pg_index x where x.indexrelid = ?";
    }
}
