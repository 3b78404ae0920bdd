package io.confiture.sync.leak;

import io.confiture.postgres.PostgresException;
import io.confiture.postgres.Query;
import io.confiture.postgres.RowStream;
import io.confiture.postgres.Session;
import io.confiture.rows.Relation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks for values in every column of every table of a database, and in the texts of its catalog, in all encodings that are listed in
 * {@link Encoding}. Holds one row at a time.
 *
 * <p>What it could not look through is in its report, each with the reason. Immutable and thread-safe.
 */
public final class LeakScanner {

    private final NeedleIndex index;

    /** Look for values; those shorter than six letters and digits cannot be told from chance and are not looked for. */
    public LeakScanner(Collection<Needle> needles) {
        this.index = new NeedleIndex(needles);
    }

    /**
     * Look through a database.
     *
     * @param session not in a transaction; its settings are changed
     */
    public ScanReport scan(Session session) {
        return scan(session, needle -> {});
    }

    /** Look through a database, and tell of each value that was found. */
    ScanReport scan(Session session, Consumer<Needle> heard) {
        Findings findings = new Findings(index, heard);
        Tally tally = new Tally();
        Query query = new Query(session);
        query.send(ScanQueries.SETTINGS);
        ScanQueries queries = new ScanQueries(query);
        for (Map.Entry<Relation, List<String>> table : queries.columns().entrySet()) {
            tally.relations++;
            scan(session, table.getKey(), table.getValue(), findings, tally);
        }
        ScanQueries.CATALOG.forEach((name, sql) -> catalog(session, new Place("catalog", name), sql, findings, tally));
        tally.unscanned.addAll(queries.outOfReach());
        return new ScanReport(findings.hits(), tally.coverage());
    }

    /** Look through texts that are in no database. */
    List<Hit> look(Place place, Collection<String> texts) {
        Findings findings = new Findings(index);
        texts.forEach(text -> findings.look(place, text));
        return findings.hits();
    }

    private static void scan(
            Session session, Relation relation, List<String> columns, Findings findings, Tally tally) {
        List<Place> places =
                columns.stream().map(c -> new Place(relation.toString(), c)).toList();
        // Counted for this attempt alone: when the server stops in the middle, the columns are read again, one by one.
        Tally attempt = new Tally();
        Findings here = findings.fresh();
        try {
            attempt.rows = new RowStream(session)
                    .each(ScanQueries.select(relation, columns), line -> look(line, places, here, attempt));
            tally.columns += columns.size();
            tally.add(attempt);
            findings.add(here);
        } catch (PostgresException e) {
            if (columns.size() == 1) {
                tally.unscanned.add(new Unscanned(places.get(0), "the server does not give it: " + state(e)));
                findings.add(here);
                return;
            }
            columns.forEach(column -> scan(session, relation, List.of(column), findings, tally));
        }
    }

    private static void catalog(Session session, Place place, String sql, Findings findings, Tally tally) {
        try {
            new RowStream(session).each(sql, line -> look(line, List.of(place), findings, tally));
        } catch (PostgresException e) {
            tally.unscanned.add(new Unscanned(place, "the server does not give it: " + state(e)));
        }
    }

    private static void look(byte[] line, List<Place> places, Findings findings, Tally tally) {
        tally.bytes += line.length;
        List<@Nullable String> values = CopyLine.values(line);
        for (int i = 0; i < places.size(); i++) {
            String value = values.get(i);
            if (value != null) {
                findings.look(places.get(i), value);
            }
        }
    }

    /** Return the server's code only: its words may quote a value. */
    private static String state(PostgresException e) {
        String state = e.sqlState();
        return state == null ? "the connection failed" : "SQLSTATE " + state;
    }

    /** Counts while a database is looked through. */
    private static final class Tally {
        private long relations;
        private long columns;
        private long rows;
        private long bytes;
        private final List<Unscanned> unscanned = new ArrayList<>();

        void add(Tally other) {
            rows += other.rows;
            bytes += other.bytes;
        }

        Coverage coverage() {
            return new Coverage(relations, columns, rows, bytes, unscanned);
        }
    }
}
