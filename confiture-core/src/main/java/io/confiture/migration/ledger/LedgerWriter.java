package io.confiture.migration.ledger;

import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes into the ledger and its history, both in one message: one cannot be without the other.
 *
 * <p>Writes inside of the caller's transaction, together with what the migration does. The ledger must exist, and the session
 * must be as it was opened: a script may have changed role.
 */
public final class LedgerWriter {

    private static final String APPLY = "INSERT INTO %s (slug, version, name, execution_time_ms, checksum,"
            + " checksum_down, checksum_sidecars, kind) VALUES ";

    private static final String SLUG_TIME = " || pg_catalog.to_char(pg_catalog.now(), '_YYYYMMDD_HH24MISS_') || ";

    private static final String HISTORY = "INSERT INTO %s (run, command, version, name, direction, result, started_at,"
            + " duration_ms, checksum_up, checksum_down, checksum_sidecars, statements, error, sqlstate, client_host, os_user,"
            + " tool_version) ";

    private final Session session;
    private final Query query;
    private final LedgerTables tables;
    private final RunOrigin origin;
    private final boolean commits;
    private final String before;

    LedgerWriter(Session session, LedgerTables tables, RunOrigin origin, boolean commits) {
        this(session, tables, origin, commits, "");
    }

    private LedgerWriter(Session session, LedgerTables tables, RunOrigin origin, boolean commits, String before) {
        this.session = session;
        this.query = new Query(session);
        this.tables = tables;
        this.origin = origin;
        this.commits = commits;
        this.before = before;
    }

    /**
     * Return a writer that also commits the caller's transaction, in the same message: a migration that is one round trip shorter.
     *
     * <p>When the server refuses the row or the commit (a deferred constraint), nothing is committed; the caller rolls back.
     */
    public LedgerWriter committing() {
        return new LedgerWriter(session, tables, origin, true);
    }

    /**
     * Return a writer that commits as {@link #committing()} does, and sends something else first in the same message.
     *
     * @param first statements, each ended by a semicolon
     */
    public LedgerWriter committingAfter(String first) {
        return new LedgerWriter(session, tables, origin, true, first);
    }

    /** Return the writer that leaves the commit to the caller. */
    LedgerWriter notCommitting() {
        return new LedgerWriter(session, tables, origin, false);
    }

    /**
     * Record a migration that was applied; a repeatable one may be there already.
     *
     * @throws io.confiture.postgres.PostgresException with SQLSTATE 23505 when its version is there
     */
    public void applied(LedgerEntry entry) {
        String kind = entry.repeatable() ? "repeatable" : "migration";
        send(List.of(apply(List.of(entry), kind) + onConflict(entry), history(Direction.UP, List.of(entry), null)));
    }

    /**
     * Remove a migration that was taken back.
     *
     * @param entry with the version that the ledger has
     * @throws LedgerException when the ledger has it no longer; the transaction is open still
     */
    public void reverted(LedgerEntry entry) {
        String gone = "WITH gone AS (DELETE FROM %s WHERE version = %s RETURNING 1) "
                .formatted(tables.ledger(), Query.literal(entry.version()));
        changeOne(entry, gone + historySelect(Direction.DOWN, entry) + " WHERE EXISTS (SELECT FROM gone)");
    }

    /** Record migrations as applied that did not run; those that are there already are the caller's mistake. */
    public void baselined(List<LedgerEntry> entries) {
        if (!entries.isEmpty()) {
            send(List.of(apply(entries, "baseline"), history(Direction.BASELINE, entries, null)));
        }
    }

    /**
     * Set the checksums that the ledger has of a migration to those of its files.
     *
     * @param entry with the version that the ledger has
     * @throws LedgerException when the ledger has it no longer; the transaction is open still
     */
    public void repaired(LedgerEntry entry) {
        Checksum sums = entry.checksum();
        String done =
                "WITH done AS (UPDATE %s SET checksum = %s, checksum_down = %s, checksum_sidecars = %s WHERE version = %s RETURNING 1) "
                        .formatted(
                                tables.ledger(),
                                orNull(sums.up()),
                                orNull(sums.down()),
                                orNull(sums.sidecars()),
                                Query.literal(entry.version()));
        changeOne(entry, done + historySelect(Direction.REPAIR, entry) + " WHERE EXISTS (SELECT FROM done)");
    }

    /**
     * Record an attempt that failed, in the history only; outside of the transaction that failed.
     *
     * @param message what the server said; without the statement, which may hold secrets
     * @param sqlState the server's code, or null when it was not the server that refused
     */
    public void failed(Direction direction, LedgerEntry entry, String message, @Nullable String sqlState) {
        send(List.of(history(direction, List.of(entry), new Failure(message, sqlState))));
    }

    /** Record a decision of a person, in the history only; what was decided is in the run's command. In the caller's transaction. */
    public void decided(LedgerEntry entry) {
        send(List.of(history(Direction.REPAIR, List.of(entry), null)));
    }

    private record Failure(String message, @Nullable String sqlState) {}

    private void send(List<String> statements) {
        query.send(before + String.join(";\n", statements) + (commits ? ";\nCOMMIT" : ""));
    }

    private void changeOne(LedgerEntry entry, String sql) {
        if (!before.isEmpty()) {
            query.send(before);
        }
        if (query.rows(sql + " RETURNING 1").isEmpty()) {
            throw new LedgerException("the ledger " + tables + " has no row of version " + entry.version()
                    + " any more: somebody else changed it meanwhile. Run the command again");
        }
        if (commits) {
            session.commit();
        }
    }

    private String apply(List<LedgerEntry> entries, String kind) {
        return APPLY.formatted(tables.ledger())
                + entries.stream().map(e -> row(e, kind)).collect(Collectors.joining(",\n"));
    }

    /** The slug is the original's with the version behind it: there two of one name in one second had the same. */
    private static String row(LedgerEntry entry, String kind) {
        Checksum sums = entry.checksum();
        String tail = entry.version() + (kind.equals("baseline") ? "_baseline" : "");
        return "("
                + String.join(
                        ", ",
                        Query.literal(entry.name()) + SLUG_TIME + Query.literal(tail),
                        Query.literal(entry.version()),
                        Query.literal(entry.name()),
                        String.valueOf(Math.min(entry.duration().toMillis(), Integer.MAX_VALUE)),
                        orNull(sums.up()),
                        orNull(sums.down()),
                        orNull(sums.sidecars()),
                        "'" + kind + "'")
                + ")";
    }

    private static String onConflict(LedgerEntry entry) {
        return entry.repeatable()
                ? " ON CONFLICT (version) DO UPDATE SET applied_at = EXCLUDED.applied_at, checksum = EXCLUDED.checksum,"
                        + " execution_time_ms = EXCLUDED.execution_time_ms, slug = EXCLUDED.slug, kind = EXCLUDED.kind"
                : "";
    }

    private String history(Direction direction, List<LedgerEntry> entries, @Nullable Failure failure) {
        return HISTORY.formatted(tables.history()) + "VALUES "
                + entries.stream()
                        .map(e -> '(' + historyRow(direction, e, failure) + ')')
                        .collect(Collectors.joining(",\n"));
    }

    /** Return the row of the history as INSERT .. SELECT, so that a condition may follow. */
    private String historySelect(Direction direction, LedgerEntry entry) {
        return HISTORY.formatted(tables.history()) + "SELECT " + historyRow(direction, entry, null);
    }

    private String historyRow(Direction direction, LedgerEntry entry, @Nullable Failure failure) {
        Checksum sums = entry.checksum();
        return String.join(
                ", ",
                "'" + origin.run() + "'",
                Query.literal(origin.command()),
                Query.literal(entry.version()),
                Query.literal(entry.name()),
                "'" + direction.word() + "'",
                failure == null ? "'succeeded'" : "'failed'",
                "'" + time(entry.startedAt()) + "'",
                String.valueOf(entry.duration().toMillis()),
                orNull(sums.up()),
                orNull(sums.down()),
                orNull(sums.sidecars()),
                Query.literal(TimingJson.of(entry.statements())),
                orNull(failure == null ? null : failure.message()),
                orNull(failure == null ? null : failure.sqlState()),
                Query.literal(origin.host()),
                Query.literal(origin.osUser()),
                Query.literal(origin.toolVersion()));
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).toString();
    }

    private static String orNull(@Nullable String value) {
        return value == null ? "NULL" : Query.literal(value);
    }
}
