package io.confiture.sync.leak;

import io.confiture.postgres.PostgresException;
import io.confiture.postgres.Query;
import io.confiture.postgres.RowStream;
import io.confiture.postgres.Session;
import io.confiture.rows.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads every value of a database, as text, one row at a time, and keeps count of what was read and what was not. */
final class Scan {

    private final Session session;
    private final BiConsumer<Place, String> reader;
    private final List<Unscanned> unscanned = new ArrayList<>();
    private long columns;
    private long rows;
    private long bytes;
    private long last;

    private Scan(Session session, BiConsumer<Place, String> reader) {
        this.session = session;
        this.reader = reader;
    }

    /**
     * Read a database.
     *
     * @param session not in a transaction; its settings are changed
     * @param reader gets each value that is not NULL
     */
    static Coverage of(Session session, BiConsumer<Place, String> reader) {
        Query query = new Query(session);
        query.send(ScanQueries.SETTINGS);
        ScanQueries queries = new ScanQueries(query);
        Scan scan = new Scan(session, reader);
        Map<Relation, List<List<String>>> tables = queries.columns();
        tables.forEach(scan::table);
        ScanQueries.CATALOG.forEach((name, sql) -> {
            Place place = new Place("catalog", name);
            scan.read(sql, List.of(place)).ifPresent(why -> scan.unscanned.add(new Unscanned(place, why)));
        });
        scan.unscanned.addAll(queries.outOfReach());
        return new Coverage(tables.size(), scan.columns, scan.rows, scan.bytes, scan.unscanned);
    }

    private void table(Relation relation, List<List<String>> groups) {
        long most = 0;
        for (List<String> names : groups) {
            Optional<String> refused = columns(relation, names);
            if (refused.isPresent() && names.size() > 1) {
                // Rights may be given for some columns only.
                names.forEach(name -> columns(relation, List.of(name)).ifPresent(why -> skip(relation, name, why)));
            } else if (refused.isPresent()) {
                skip(relation, names.get(0), refused.get());
            }
            most = Math.max(most, last);
        }
        rows += most;
    }

    private void skip(Relation relation, String column, String why) {
        unscanned.add(new Unscanned(new Place(relation.toString(), column), why));
    }

    /** Read columns of a table; returns why the server did not give them, or nothing. */
    private Optional<String> columns(Relation relation, List<String> names) {
        List<Place> places =
                names.stream().map(n -> new Place(relation.toString(), n)).toList();
        Optional<String> refused = read(ScanQueries.select(relation, names), places);
        columns += refused.isPresent() ? 0 : names.size();
        return refused;
    }

    private Optional<String> read(String sql, List<Place> places) {
        last = 0;
        try {
            last = new RowStream(session).each(sql, line -> values(line, places));
            return Optional.empty();
        } catch (PostgresException e) {
            // The server's code only: its words may quote a value.
            String state = e.sqlState() == null ? "the connection failed" : "SQLSTATE " + e.sqlState();
            return Optional.of("the server does not give it: " + state);
        }
    }

    private void values(byte[] line, List<Place> places) {
        bytes += line.length;
        List<@Nullable String> values = CopyLine.values(line);
        for (int i = 0; i < places.size(); i++) {
            String value = values.get(i);
            if (value != null) {
                reader.accept(places.get(i), value);
            }
        }
    }
}
