package io.confiture.assertions.access;

import io.confiture.assertions.error.ShouldExist;
import io.confiture.assertions.object.Navigation;
import io.confiture.assertions.source.DatabaseObject;
import io.confiture.assertions.source.Scope;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;

/**
 * Asserts on default privileges: what will be granted on objects that one role is going to create, by {@code ALTER DEFAULT PRIVILEGES} or,
 * where that says nothing, by PostgreSQL itself.
 */
public class DefaultPrivilegesAssert extends AbstractAssert<DefaultPrivilegesAssert, DefaultPrivileges> {

    /** Assert on default privileges. */
    public DefaultPrivilegesAssert(DefaultPrivileges actual) {
        super(actual, DefaultPrivilegesAssert.class);
    }

    /** Lead to default privileges, softly where the assertion that leads there is soft. */
    static DefaultPrivilegesAssert in(Navigation navigation, DefaultPrivileges privileges) {
        return navigation.described(privileges
                .source()
                .nesting()
                .nest(
                        DefaultPrivilegesAssert.class,
                        DefaultPrivileges.class,
                        privileges,
                        DefaultPrivilegesAssert::new));
    }

    /**
     * Lead to the default privileges in one schema: those that hold everywhere, and those that were said for it.
     *
     * <pre>{@code
     * assertThat(db).defaultPrivileges("owner").inSchema("shop").onTables("app").contains("SELECT");   // passes after alter default privileges for role owner in schema shop grant select on tables to app
     * assertThat(db).defaultPrivileges("owner").inSchema("shpo");                                      // fails: there is no schema shpo; did you mean shop?
     * }</pre>
     *
     * @throws AssertionError if there is no schema of this name
     */
    public DefaultPrivilegesAssert inSchema(String name) {
        Optional<DatabaseObject> schema =
                actual.absent() ? Optional.empty() : Subjects.findSchema(actual.source(), name);
        if (schema.isEmpty() && !actual.absent()) {
            navigation()
                    .report(ShouldExist.shouldExist(
                            actual.source(), "schema", name, Subjects.schemas(actual.source()), Optional.empty()));
        }
        DatabaseObject found = schema.orElseGet(() -> Subjects.absentSchema(actual.source(), name));
        return in(navigation(), new DefaultPrivileges(actual.owner(), found));
    }

    /**
     * Lead to what a role will be granted itself on tables that are going to be created.
     *
     * <pre>{@code
     * assertThat(db).defaultPrivileges("owner").onTables("app").contains("SELECT");   // passes after alter default privileges for role owner grant select on tables to app
     * assertThat(db).defaultPrivileges("owner").onTables("app").isEmpty();            // fails there
     * }</pre>
     *
     * @param role its name, or PUBLIC for what will be granted to everybody
     * @throws AssertionError if there is no role of this name
     */
    public PrivilegesAssert onTables(String role) {
        return on("tables", 'r', role);
    }

    /**
     * Lead to what a role will be granted itself on sequences that are going to be created.
     *
     * <pre>{@code
     * assertThat(db).defaultPrivileges("owner").onSequences("app").contains("USAGE");   // passes after alter default privileges for role owner grant usage on sequences to app
     * assertThat(db).defaultPrivileges("owner").onSequences("app").isEmpty();           // fails there
     * }</pre>
     *
     * @param role its name, or PUBLIC for what will be granted to everybody
     * @throws AssertionError if there is no role of this name
     */
    public PrivilegesAssert onSequences(String role) {
        return on("sequences", 'S', role);
    }

    /**
     * Lead to what a role will be granted itself on functions and procedures that are going to be created.
     *
     * <pre>{@code
     * assertThat(db).defaultPrivileges("owner").onFunctions("app").contains("EXECUTE");   // passes after alter default privileges for role owner grant execute on functions to app
     * assertThat(db).defaultPrivileges("owner").onFunctions("app").isEmpty();             // fails there
     * }</pre>
     *
     * @param role its name, or PUBLIC for what will be granted to everybody
     * @throws AssertionError if there is no role of this name
     */
    public PrivilegesAssert onFunctions(String role) {
        return on("functions", 'f', role);
    }

    /**
     * Lead to what a role will be granted itself on types that are going to be created.
     *
     * <pre>{@code
     * assertThat(db).defaultPrivileges("owner").onTypes("app").contains("USAGE");   // passes after alter default privileges for role owner grant usage on types to app
     * assertThat(db).defaultPrivileges("owner").onTypes("app").isEmpty();           // fails there
     * }</pre>
     *
     * @param role its name, or PUBLIC for what will be granted to everybody
     * @throws AssertionError if there is no role of this name
     */
    public PrivilegesAssert onTypes(String role) {
        return on("types", 'T', role);
    }

    /**
     * Lead to what a role will be granted itself on schemas that are going to be created.
     *
     * <pre>{@code
     * assertThat(db).defaultPrivileges("owner").onSchemas("app").contains("USAGE");   // passes after alter default privileges for role owner grant usage on schemas to app
     * assertThat(db).defaultPrivileges("owner").onSchemas("app").isEmpty();           // fails there
     * }</pre>
     *
     * @param role its name, or PUBLIC for what will be granted to everybody
     * @throws AssertionError if there is no role of this name
     */
    public PrivilegesAssert onSchemas(String role) {
        if (actual.schema() != null) {
            throw new IllegalArgumentException("schemas are not in " + actual.schema());
        }
        return on("schemas", 'n', role);
    }

    private PrivilegesAssert on(String objects, char type, String role) {
        Optional<Grantee> grantee =
                actual.absent() ? Optional.of(new Grantee(role, 0)) : Grantee.find(actual.source(), role);
        if (grantee.isEmpty()) {
            navigation()
                    .report(ShouldExist.shouldExist(
                            actual.source(), "role", role, new Roles(actual.source()).names(), Optional.empty()));
        }
        Privileges privileges = actual.on(objects, type, grantee.orElseGet(() -> new Grantee(role, 0)));
        return PrivilegesAssert.in(navigation(), grantee.isEmpty() ? privileges.missing() : privileges);
    }

    private Navigation navigation() {
        return new Navigation(Scope.searchPath(actual.source()), info, actual.absent());
    }
}
