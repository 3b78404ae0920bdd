package io.confiture.assertions.cluster;

import io.confiture.assertions.access.PrivilegeNavigation;
import io.confiture.assertions.object.DatabaseObjectAssert;
import io.confiture.assertions.source.DatabaseObject;

/** Asserts on a foreign-data wrapper. */
public class ForeignDataWrapperAssert extends DatabaseObjectAssert<ForeignDataWrapperAssert>
        implements Owned<ForeignDataWrapperAssert>,
                Commented<ForeignDataWrapperAssert>,
                Optioned<ForeignDataWrapperAssert>,
                PrivilegeNavigation<ForeignDataWrapperAssert> {

    /** Assert on a foreign-data wrapper. */
    public ForeignDataWrapperAssert(DatabaseObject actual) {
        super(actual, ForeignDataWrapperAssert.class);
    }

    /**
     * Verify that the wrapper has a handler, without which its foreign tables cannot be read.
     *
     * <pre>{@code
     * assertThat(db).foreignDataWrapper("postgres_fdw").hasHandler();   // passes after create extension postgres_fdw
     * assertThat(db).foreignDataWrapper("files").hasHandler();          // fails after create foreign data wrapper files
     * }</pre>
     *
     * @throws AssertionError if it has none
     */
    public ForeignDataWrapperAssert hasHandler() {
        return expect(
                true,
                "select w.fdwhandler <> 0 as yes from pg_catalog.pg_foreign_data_wrapper w where w.oid = ?",
                "have a handler",
                "has none");
    }

    /**
     * Verify that the wrapper has a validator, without which nobody looks at options.
     *
     * <pre>{@code
     * assertThat(db).foreignDataWrapper("postgres_fdw").hasValidator();   // passes after create extension postgres_fdw
     * assertThat(db).foreignDataWrapper("files").hasValidator();          // fails after create foreign data wrapper files
     * }</pre>
     *
     * @throws AssertionError if it has none
     */
    public ForeignDataWrapperAssert hasValidator() {
        return expect(
                true,
                "select w.fdwvalidator <> 0 as yes from pg_catalog.pg_foreign_data_wrapper w where w.oid = ?",
                "have a validator",
                "has none");
    }
}
