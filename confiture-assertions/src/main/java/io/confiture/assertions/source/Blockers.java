package io.confiture.assertions.source;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/** Says which sessions hold locks that questions wait for. */
record Blockers(Connections connections) {
    /** The driver has the server cancel what takes too long; or the session's own limit was reached. */
    private static final Set<String> GIVEN_UP = Set.of("57014", "55P03");

    private static final String HELD = """
        select pg_catalog.string_agg(pg_catalog.format(E'\n  %s: %s, %s, which last ran: %s',
                   n.nspname || '.' || c.relname, 'session ' || l.pid, coalesce(a.state, 'unknown'),
                   pg_catalog.left(a.query, 200)), '' order by l.pid, c.relname)
        from pg_catalog.pg_locks l
        join pg_catalog.pg_class c on c.oid = l.relation join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        left join pg_catalog.pg_stat_activity a on a.pid = l.pid
        where l.granted and l.mode = 'AccessExclusiveLock' and l.pid <> pg_catalog.pg_backend_pid()
          and l.database = (select d.oid from pg_catalog.pg_database d where d.datname = pg_catalog.current_database())
          and c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname <> 'pg_toast'\
        """;

    /** Return them for a question that was given up, to be put behind a message; otherwise nothing. */
    String of(SQLException failure) {
        if (!GIVEN_UP.contains(String.valueOf(failure.getSQLState()))) {
            return "";
        }
        try {
            return connections.lend(Blockers::held);
        } catch (SQLException further) {
            // In a transaction that has failed nothing can be asked any more.
            failure.addSuppressed(further);
            return "";
        }
    }

    private static String held(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(HELD)) {
            String held = rows.next() ? rows.getString(1) : null;
            return held == null ? "" : "\nThese are locked:" + held;
        }
    }
}
