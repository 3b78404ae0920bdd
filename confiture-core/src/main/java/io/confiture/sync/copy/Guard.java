package io.confiture.sync.copy;

import io.confiture.check.Finding;
import io.confiture.postgres.PostgresException;
import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import io.confiture.project.DatabaseUrl;
import java.security.SecureRandom;
import java.util.List;

/** Keeps databases from being written to that must not be. Fails closed: what cannot be told apart counts as the same. */
final class Guard {

    private static final String IDENTITY =
            "SELECT s.system_identifier || '/' || d.oid FROM pg_catalog.pg_control_system() s,"
                    + " pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database()";

    private static final String STARTED = "SELECT pg_catalog.pg_postmaster_start_time()";

    private Guard() {}

    /**
     * Refuse a target by its name alone, before anything connects to it.
     *
     * @throws SyncException when a pattern fits
     */
    static void checkName(DatabaseUrl to, List<String> patterns) {
        for (String pattern : patterns) {
            if (Protected.fits(pattern, to)) {
                throw refused(Finding.of(
                        CopyRules.PROTECTED, "the target " + to + " is protected: sync.protected says " + pattern));
            }
        }
    }

    /**
     * Refuse a target that is the source, or takes no changes.
     *
     * @param source in the transaction that reads
     * @param target idle
     * @throws SyncException when it is refused
     */
    static void check(Session source, Session target, List<String> patterns, DatabaseUrl to) {
        String real = String.valueOf(new Query(target).value("SELECT current_database()"));
        for (String pattern : patterns) {
            // The URL may name no database, or a pooler's alias of it; and hosts have several names.
            if (Protected.fits(pattern, to, real) || Protected.fitsAddress(pattern, to, real)) {
                throw refused(Finding.of(
                        CopyRules.PROTECTED, "the target " + real + " is protected: sync.protected says " + pattern));
            }
        }
        if (sameSystem(source, target) || seesLock(source, target)) {
            throw refused(Finding.of(CopyRules.SAME_DATABASE, "the target is the database that is read: " + real)
                    .withDetail(
                            "Both see each other's locks, or have the same system identifier and database and are the same"
                                    + " process, or the source is a standby, perhaps of the target."));
        }
        if ("t".equals(new Query(target).value("SELECT pg_is_in_recovery()"))) {
            throw refused(Finding.of(CopyRules.RECOVERY, "the target is a standby, or is being recovered"));
        }
        if ("on".equals(new Query(target).value("SHOW transaction_read_only"))) {
            throw refused(
                    Finding.of(
                            CopyRules.RECOVERY,
                            "the target's role or database is set to read-only: see ALTER ROLE .. SET default_transaction_read_only"));
        }
    }

    private static SyncException refused(Finding finding) {
        return new SyncException(
                SyncException.Kind.REFUSED, finding.message() + "; nothing was written", List.of(finding), null);
    }

    /**
     * Compare what the databases say they are. A server that was made from a physical backup of the source says the same, so two that both
     * take changes are told apart by when they were started; a standby may well be the target's own.
     */
    private static boolean sameSystem(Session source, Session target) {
        return may(source)
                && may(target)
                && value(source, IDENTITY).equals(value(target, IDENTITY))
                && (!"f".equals(value(source, "SELECT pg_catalog.pg_is_in_recovery()"))
                        || value(source, STARTED).equals(value(target, STARTED)));
    }

    /** Ask before: a refusal would end the source's transaction. */
    private static boolean may(Session session) {
        return "t"
                .equals(
                        new Query(session)
                                .value(
                                        "SELECT pg_catalog.has_function_privilege('pg_catalog.pg_control_system()', 'EXECUTE')"));
    }

    private static String value(Session session, String sql) {
        return String.valueOf(new Query(session).value(sql));
    }

    /**
     * Take a lock that nobody else has in the target, and try to take it in the source: where that fails, both are one database. In
     * transactions, so that a pooler gives neither of them another server process meanwhile.
     */
    private static boolean seesLock(Session source, Session target) {
        long key = new SecureRandom().nextLong();
        target.begin();
        try {
            new Query(target).send("SELECT pg_advisory_xact_lock(" + key + ")");
            return !"t".equals(new Query(source).value("SELECT pg_catalog.pg_try_advisory_xact_lock(" + key + ")"));
        } catch (PostgresException e) {
            throw new SyncException(
                    SyncException.Kind.CONNECTION,
                    "nobody can say whether source and target are the same database: " + e.getMessage()
                            + "; nothing was written",
                    List.of(),
                    e);
        } finally {
            if (target.alive()) {
                target.rollback();
            }
        }
    }
}
