package io.confiture.assertions.access;

import io.confiture.assertions.error.ShouldExist;
import io.confiture.assertions.object.Navigable;
import io.confiture.assertions.source.DatabaseSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.StringAssert;

/** Leads from a schema to all privileges in it at a glance. */
public interface PrivilegeTableNavigation<SELF> extends Navigable<SELF> {

    /**
     * Lead to AssertJ's assertions on a table, as text, of what roles may do in the schema, however they came to it: a line for the
     * schema and each of its relations, sequences, routines and types, a column for each role. A column of a table has a line of its
     * own where a role has more on it than on the table. Lines have no blanks at their ends.
     *
     * <pre>{@code
     * assertThat(db).schema("shop").privilegeTable("app", "guest").isEqualTo("""
     *         object      | app            | guest
     *         schema shop | USAGE          |
     *         table users | INSERT, SELECT |""");                                     // passes after grant usage on schema shop to app; grant select, insert on users to app
     * assertThat(db).schema("shop").privilegeTable("app").doesNotContain("INSERT");   // fails there
     * }</pre>
     *
     * @param roles their names, or PUBLIC for what everybody has
     * @throws AssertionError if one of the roles does not exist
     */
    default StringAssert privilegeTable(String... roles) {
        if (roles.length == 0) {
            throw new IllegalArgumentException("name at least one role");
        }
        DatabaseSource source = navigation().scope().source();
        List<Grantee> found = new ArrayList<>();
        for (String role : roles) {
            Optional<Grantee> grantee = navigation().absent() ? Optional.empty() : Grantee.find(source, role);
            grantee.ifPresentOrElse(found::add, () -> navigation()
                    .report(ShouldExist.shouldExist(
                            source, "role", role, new Roles(source).names(), Optional.empty())));
        }
        String schema = navigation().scope().schema();
        String text = schema == null || navigation().absent() ? "" : new PrivilegeTable(source, schema, found).text();
        return navigation().described(source.nesting().nest(StringAssert.class, String.class, text, StringAssert::new));
    }
}
