package io.confiture.migration.ledger;

import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Is the advisory lock of a database: two numbers, the same as the original Confiture has.
 *
 * @param namespace the first number, always the same
 * @param id the second number, from the name of the database
 */
record LockKey(int namespace, int id) {

    private static final int NAMESPACE = 1_751_936_052;

    /** The original's key, so that both keep each other away: computed by the server, which knows the database's true name. */
    static LockKey of(Session session) {
        String name = String.valueOf(new Query(session).value("SELECT pg_catalog.current_database()"));
        return new LockKey(NAMESPACE, (int) Long.parseLong(FileDigest.of(name), 0, 8, 16) & 0x7FFFFFFF);
    }

    boolean tryWith(Session session) {
        return "t".equals(new Query(session).value(call("pg_try_advisory_lock")));
    }

    void release(Session session) {
        new Query(session).value(call("pg_advisory_unlock"));
    }

    private String call(String function) {
        return "SELECT pg_catalog.%s(%d, %d)".formatted(function, namespace, id);
    }

    boolean heldBy(Session session) {
        return new Query(session)
                        .value("SELECT 1 FROM pg_catalog.pg_locks l WHERE l.pid = pg_catalog.pg_backend_pid() AND "
                                + condition())
                != null;
    }

    /** An advisory lock of two numbers has objsubid 2; one of a single bigint with the same bits has 1. */
    private String condition() {
        return """
                l.locktype = 'advisory' AND l.granted AND l.classid = %d AND l.objid = %d AND l.objsubid = 2
                AND l.database = (SELECT d.oid FROM pg_catalog.pg_database d
                                  WHERE d.datname = pg_catalog.current_database())""".formatted(namespace, id);
    }

    Optional<LockHolder> holder(Session session) {
        List<List<@Nullable String>> rows = new Query(session).rows("""
                SELECT l.pid, COALESCE(a.usename, '(unknown)'), COALESCE(a.application_name, ''),
                       pg_catalog.host(a.client_addr), %s, COALESCE(a.state, ''), %s, %s
                FROM pg_catalog.pg_locks l LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
                WHERE %s""".formatted(
                        LedgerReader.micros("a.backend_start"),
                        LedgerReader.micros("a.state_change"),
                        LedgerReader.micros("pg_catalog.clock_timestamp()"),
                        condition()));
        return rows.stream().findFirst().map(LockKey::holder);
    }

    private static LockHolder holder(List<@Nullable String> row) {
        return new LockHolder(
                Integer.parseInt(String.valueOf(row.get(0))),
                String.valueOf(row.get(1)),
                String.valueOf(row.get(2)),
                row.get(3),
                LedgerReader.instantOrNull(row.get(4)),
                String.valueOf(row.get(5)),
                LedgerReader.instantOrNull(row.get(6)),
                LedgerReader.instant(String.valueOf(row.get(7))));
    }
}
