package io.confiture.migration.ledger;

import io.confiture.migration.ledger.UnfinishedRun.Entry;
import io.confiture.migration.ledger.UnfinishedRun.State;
import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a ledger that is known to be one. */
final class LedgerReader {

    private final Query query;
    private final LedgerTables tables;
    private final LedgerProbe probe;

    LedgerReader(Session session, LedgerTables tables, LedgerProbe probe) {
        this.query = new Query(session);
        this.tables = tables;
        this.probe = probe;
    }

    LedgerState read() {
        return probe.exists()
                ? new LedgerState(true, applied(), probe.hasJournal() ? unfinished() : List.of())
                : LedgerState.NONE;
    }

    private List<AppliedMigration> applied() {
        // The original marks a baseline in the slug; no other slug of its ends so, since they end with a time.
        String own = probe.own()
                ? "kind, checksum_down, checksum_sidecars"
                : "CASE WHEN pg_catalog.right(slug, 9) = '_baseline' THEN 'baseline' ELSE 'migration' END, NULL, NULL";
        return query
                .rows(
                        "SELECT pk_confiture, version, name, %s, execution_time_ms, checksum, %s FROM %s ORDER BY pk_confiture"
                                .formatted(micros("applied_at"), own, tables.ledger()))
                .stream()
                .map(LedgerReader::migration)
                .toList();
    }

    private static AppliedMigration migration(List<@Nullable String> row) {
        String millis = row.get(4);
        return new AppliedMigration(
                Long.parseLong(text(row, 0)),
                text(row, 1),
                text(row, 2),
                AppliedMigration.Kind.ofWord(text(row, 6)),
                instant(text(row, 3)),
                millis == null ? null : Long.valueOf(millis),
                new Checksum(row.get(5), row.get(7), row.get(8)));
    }

    private List<UnfinishedRun> unfinished() {
        Map<List<String>, List<Entry>> runs = new LinkedHashMap<>();
        for (List<@Nullable String> row : query.rows(
                "SELECT version, direction, ordinal, sha256, state, %s, %s FROM %s ORDER BY version, direction, ordinal"
                        .formatted(micros("started_at"), micros("done_at"), tables.journal()))) {
            runs.computeIfAbsent(List.of(text(row, 0), text(row, 1)), key -> new ArrayList<>())
                    .add(new Entry(
                            Integer.parseInt(text(row, 2)),
                            text(row, 3),
                            State.valueOf(text(row, 4).toUpperCase(Locale.ROOT)),
                            instantOrNull(row.get(5)),
                            instantOrNull(row.get(6))));
        }
        return runs.entrySet().stream()
                .map(e -> new UnfinishedRun(
                        e.getKey().get(0), Direction.ofWord(e.getKey().get(1)), e.getValue()))
                .toList();
    }

    /** Return a point of time as whole microseconds since 1970: no setting of the session changes how that is written. */
    static String micros(String column) {
        return "(EXTRACT(EPOCH FROM " + column + ") * 1000000)::bigint";
    }

    static Instant instant(String micros) {
        long value = Long.parseLong(micros);
        return Instant.ofEpochSecond(Math.floorDiv(value, 1_000_000L), Math.floorMod(value, 1_000_000L) * 1000L);
    }

    static @Nullable Instant instantOrNull(@Nullable String micros) {
        return micros == null ? null : instant(micros);
    }

    private static String text(List<@Nullable String> row, int column) {
        return Objects.requireNonNull(row.get(column));
    }
}
