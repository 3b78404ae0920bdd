package io.confiture.assertions.cluster;

import io.confiture.assertions.access.PrivilegeNavigation;
import io.confiture.assertions.object.DatabaseObjectAssert;
import io.confiture.assertions.source.DatabaseObject;
import org.assertj.core.api.ListAssert;

/** Asserts on a foreign server, and leads to its user mappings. */
public class ForeignServerAssert extends DatabaseObjectAssert<ForeignServerAssert>
        implements Owned<ForeignServerAssert>,
                Commented<ForeignServerAssert>,
                Optioned<ForeignServerAssert>,
                PrivilegeNavigation<ForeignServerAssert> {

    /** Assert on a foreign server. */
    public ForeignServerAssert(DatabaseObject actual) {
        super(actual, ForeignServerAssert.class);
    }

    /**
     * Verify that the server is reached by this foreign-data wrapper.
     *
     * <pre>{@code
     * assertThat(db).foreignServer("archive").usesWrapper("postgres_fdw");   // passes for create server archive foreign data wrapper postgres_fdw
     * assertThat(db).foreignServer("archive").usesWrapper("file_fdw");       // fails there
     * }</pre>
     *
     * @throws AssertionError if it is reached by another
     */
    public ForeignServerAssert usesWrapper(String wrapper) {
        return expectValue("""
                select w.fdwname as value from pg_catalog.pg_foreign_server s join pg_catalog.pg_foreign_data_wrapper w on w.oid = s.srvfdw
                where s.oid = ?\
                """, "foreign-data wrapper", wrapper);
    }

    /**
     * Verify that the server is said to be of this type.
     *
     * <pre>{@code
     * assertThat(db).foreignServer("archive").hasType("replica");   // passes for create server archive type 'replica' ..
     * assertThat(db).foreignServer("archive").hasType("primary");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it is of another, or nothing is said
     */
    public ForeignServerAssert hasType(String type) {
        return expectValue(
                "select s.srvtype as value from pg_catalog.pg_foreign_server s where s.oid = ?", "type", type);
    }

    /**
     * Verify that the server is said to be of this version.
     *
     * <pre>{@code
     * assertThat(db).foreignServer("archive").hasVersion("16");   // passes for create server archive version '16' ..
     * assertThat(db).foreignServer("archive").hasVersion("15");   // fails there
     * }</pre>
     *
     * @throws AssertionError if it is of another, or nothing is said
     */
    public ForeignServerAssert hasVersion(String version) {
        return expectValue(
                "select s.srvversion as value from pg_catalog.pg_foreign_server s where s.oid = ?", "version", version);
    }

    /**
     * Lead to the assertions on a role's user mapping.
     *
     * <pre>{@code
     * assertThat(db).foreignServer("archive").userMapping("app").hasOption("user", "reader");   // passes for create user mapping for app .. options (user 'reader')
     * assertThat(db).foreignServer("archive").userMapping("ap");                                // fails: did you mean app?
     * }</pre>
     *
     * @param role its name, or PUBLIC for the mapping of everybody
     * @throws AssertionError if there is none
     */
    public UserMappingAssert userMapping(String role) {
        return navigation().to(ClusterLookups.USER_MAPPING, role, UserMappingAssert.class, UserMappingAssert::new);
    }

    /**
     * Lead to AssertJ's assertions on the names of all roles with a user mapping, sorted; PUBLIC is everybody.
     *
     * <pre>{@code
     * assertThat(db).foreignServer("archive").userMappings().containsExactly("app");   // passes where this is the only one
     * assertThat(db).foreignServer("archive").userMappings().isEmpty();                // fails there
     * }</pre>
     */
    public ListAssert<String> userMappings() {
        return navigation().names(ClusterLookups.USER_MAPPING);
    }
}
