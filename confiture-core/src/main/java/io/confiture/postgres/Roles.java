package io.confiture.postgres;

import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

    /**
     * Drop the roles that are not to be kept, as often as that helps: some can only go after those that they granted to. One that
     * another database still needs stays, and is logged.
     */
    static void dropAllBut(Set<String> keep, Admin admin) {
        Set<String> made = names(admin);
        made.removeAll(keep);
        Map<String, String> refused = new TreeMap<>();
        int before;
        do {
            before = made.size();
            refused.clear();
            made.removeIf(role -> dropped(role, admin, refused));
        } while (!made.isEmpty() && made.size() < before);
        refused.forEach((role, why) -> LOG.warn("the role {} stays on the throwaway server: {}", role, why));
    }

    private static boolean dropped(String role, Admin admin, Map<String, String> refused) {
        try {
            admin.execute("DROP ROLE " + Quoting.identifier(role));
            return true;
        } catch (SQLException e) {
            refused.put(role, String.valueOf(e.getMessage()));
            return false;
        }
    }
}
