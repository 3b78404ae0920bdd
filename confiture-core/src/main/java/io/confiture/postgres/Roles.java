package io.confiture.postgres;

import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds and removes the roles that scripts leave on a server of ours. */
final class Roles {

    private static final Logger LOG = LoggerFactory.getLogger(Roles.class);

    private Roles() {}

    /** Return the names of all roles of the server. */
    static Set<String> names(Admin admin) {
        try {
            Set<String> names = new TreeSet<>();
            admin.query("SELECT rolname FROM pg_catalog.pg_roles").forEach(row -> names.add(String.valueOf(row[0])));
            return names;
        } catch (SQLException e) {
            throw new PostgresException("cannot list the roles: " + e.getMessage(), e);
        }
    }

    /** Drop the roles that are not to be kept; one that another database still needs stays, and is logged. */
    static void dropAllBut(Set<String> keep, Admin admin) {
        Set<String> made = names(admin);
        made.removeAll(keep);
        for (String role : made) {
            try {
                admin.execute("DROP ROLE " + Quoting.identifier(role));
            } catch (SQLException e) {
                LOG.warn("the role {} stays on the throwaway server: {}", role, e.getMessage());
            }
        }
    }
}
