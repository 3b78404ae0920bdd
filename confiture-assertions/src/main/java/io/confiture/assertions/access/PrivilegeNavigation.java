package io.confiture.assertions.access;

import io.confiture.assertions.object.Navigable;
import org.assertj.core.api.ListAssert;

/**
 * Leads from an object to the privileges on it. There are two questions: what a role <em>may do</em>, however it came to it
 * ({@link #privileges}), and what was <em>granted to it</em> by name ({@link #grants}).
 */
public interface PrivilegeNavigation<SELF> extends Navigable<SELF> {

    /**
     * Lead to the privileges that a role has on the object, however it came to them: granted to it, to PUBLIC, or to a role whose
     * privileges it inherits, as the owner, or as a superuser. It is what PostgreSQL's {@code has_table_privilege} and its like say.
     *
     * <pre>{@code
     * assertThat(db).table("users").privileges("app").containsExactlyInAnyOrder("SELECT");   // passes after grant select on users to public
     * assertThat(db).table("users").privileges("app").isEmpty();                             // fails there
     * }</pre>
     *
     * @param role its name, or PUBLIC for what everybody has
     * @throws AssertionError if there is no role of this name
     */
    default PrivilegesAssert privileges(String role) {
        return PrivilegeReader.of(navigation()).held(role);
    }

    /**
     * Lead to the privileges that were granted to a role itself on the object: what {@code \dp} of psql lists for it. Where nothing was
     * ever granted or revoked on the object, that is what PostgreSQL's defaults say: all to the owner, and to PUBLIC {@code EXECUTE} on
     * functions, {@code USAGE} on languages and types, {@code CONNECT} and {@code TEMPORARY} on databases.
     *
     * <pre>{@code
     * assertThat(db).table("users").grants("app").containsExactlyInAnyOrder("SELECT");   // passes after grant select on users to app
     * assertThat(db).table("users").grants("app").containsExactlyInAnyOrder("SELECT");   // fails after grant select on users to public
     * }</pre>
     *
     * @param role its name, or PUBLIC for what was granted to everybody
     * @throws AssertionError if there is no role of this name
     */
    default PrivilegesAssert grants(String role) {
        return PrivilegeReader.of(navigation()).granted(role);
    }

    /**
     * Lead to AssertJ's assertions on the names of all to whom something was granted on the object, sorted: roles, the owner among them
     * as long as it has a privilege, and PUBLIC.
     *
     * <pre>{@code
     * assertThat(db).table("users").grantees().containsExactly("app", "owner");   // passes after grant select on users to app
     * assertThat(db).table("users").grantees().containsExactly("owner");          // fails there
     * }</pre>
     */
    default ListAssert<String> grantees() {
        return navigation().names("grantees", PrivilegeReader.of(navigation()).grantees());
    }
}
