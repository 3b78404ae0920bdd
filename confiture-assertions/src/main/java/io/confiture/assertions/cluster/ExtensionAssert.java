package io.confiture.assertions.cluster;

import io.confiture.assertions.object.DatabaseObjectAssert;
import io.confiture.assertions.source.DatabaseObject;

/** Asserts on an extension. */
public class ExtensionAssert extends DatabaseObjectAssert<ExtensionAssert>
        implements Owned<ExtensionAssert>, Commented<ExtensionAssert> {

    /** Assert on an extension. */
    public ExtensionAssert(DatabaseObject actual) {
        super(actual, ExtensionAssert.class);
    }

    /**
     * Verify that the extension is installed in this version.
     *
     * <pre>{@code
     * assertThat(db).extension("citext").hasVersion("1.6");   // passes after create extension citext version '1.6'
     * assertThat(db).extension("citext").hasVersion("1.5");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it is installed in another
     */
    public ExtensionAssert hasVersion(String version) {
        return expectValue(
                "select e.extversion as value from pg_catalog.pg_extension e where e.oid = ?", "version", version);
    }

    /**
     * Verify that the extension's objects are in this schema.
     *
     * <pre>{@code
     * assertThat(db).extension("citext").isInSchema("extensions");   // passes after create extension citext schema extensions
     * assertThat(db).extension("citext").isInSchema("public");       // fails there
     * }</pre>
     *
     * @throws AssertionError if they are in another
     */
    public ExtensionAssert isInSchema(String schema) {
        return expectValue("""
                select n.nspname as value from pg_catalog.pg_extension e join pg_catalog.pg_namespace n on n.oid = e.extnamespace
                where e.oid = ?\
                """, "schema", schema);
    }
}
