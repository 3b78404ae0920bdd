package io.confiture.sync.copy;

import org.jspecify.annotations.Nullable;

/**
 * Says which database is read, and as of which moment.
 *
 * @param system the system identifier of the server's cluster, or null where the role may not read it
 * @param database the database's object identifier
 * @param started when the server was started, and whether it follows another one
 * @param address where the server says it is, or the URL where it does not
 * @param snapshot which transactions are seen, as {@code pg_current_snapshot()} prints it: the same text on the same server means
 *     exactly the same rows, in the same places. On a standby it does not, because the function leaves out transactions that are under
 *     way: there the time is added, and no two are the same
 */
public record SourceIdentity(
        @Nullable String system, String database, String started, String address, String snapshot) {

    /** Return whether this is the same database in the same state, as far as can be proved: false where in doubt. */
    public boolean sameRows(SourceIdentity other) {
        // After a restart or a failover the same numbers may stand for other transactions.
        return sameDatabase(other) && started.equals(other.started) && snapshot.equals(other.snapshot);
    }

    /** Return whether this is the same database, as far as can be proved: false where in doubt. */
    public boolean sameDatabase(SourceIdentity other) {
        boolean sameSystem =
                (system == null || other.system == null) ? started.equals(other.started) : system.equals(other.system);
        return sameSystem && database.equals(other.database) && address.equals(other.address);
    }
}
