package io.confiture.postgres;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes databases of runs that were killed from a server that outlives them.
 *
 * <p>Each run holds a session advisory lock under a key made of its token, taken before its first database exists; the server
 * gives it back when the connection breaks. Advisory locks belong to a database, but pg_locks shows those of all, so that runs
 * with different admin databases see each other.
 */
final class Leftovers {

    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

    private Leftovers() {}

    /** Drop the databases of dead runs; what somebody is still connected to stays for a later run. */
    static void sweep(Server server) {
        try {
            for (@Nullable String[] row : server.admin().query("""
                    SELECT d.datname, d.datistemplate, a.datid IS NOT NULL
                    FROM pg_catalog.pg_database d
                    LEFT JOIN (SELECT DISTINCT datid FROM pg_catalog.pg_stat_activity) a ON a.datid = d.oid
                    WHERE d.datname LIKE 'confiture\\_%' AND pg_catalog.pg_has_role(d.datdba, 'MEMBER')""")) {
                String name = row[0];
                String token = name == null ? null : RunName.tokenOf(name);
                if (name != null && token != null && "f".equals(row[2]) && dead(server, token)) {
                    LOG.info("drops {}, left behind by a run that was killed", name);
                    drop(server.admin(), name, "t".equals(row[1]), "");
                }
            }
        } catch (SQLException e) {
            LOG.warn("cannot look for databases that killed runs left on {}: {}", server.info(), e.getMessage());
        }
    }

    private static boolean dead(Server server, String token) throws SQLException {
        long key = RunName.lockKey(token);
        // A bigint key shows as its two halves, see pg_locks in the manual.
        return server.admin()
                .query("SELECT FROM pg_catalog.pg_locks WHERE locktype = 'advisory' AND objsubid = 1 AND classid = "
                        + (key >>> 32) + " AND objid = " + (key & 0xFFFF_FFFFL))
                .isEmpty();
    }

    /** Drop all databases of this run: templates, and what nobody closed. */
    static void dropOwn(Server server) {
        List<String> names = server.databases();
        for (String name : names) {
            try {
                drop(server.admin(), name, true, " WITH (FORCE)");
            } catch (SQLException e) {
                LOG.warn("cannot drop {} ({}); a later run will drop it", name, e.getMessage());
            }
        }
    }

    private static void drop(Admin admin, String name, boolean template, String how) throws SQLException {
        String quoted = Quoting.identifier(name);
        if (template) {
            admin.execute("ALTER DATABASE " + quoted + " IS_TEMPLATE false");
        }
        admin.execute("DROP DATABASE IF EXISTS " + quoted + how);
    }
}
