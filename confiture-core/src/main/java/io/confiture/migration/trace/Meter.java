package io.confiture.migration.trace;

import io.confiture.postgres.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks a session about relations and the locks that it holds.
 *
 * <p>The counters are those of the running transaction ({@code pg_stat_get_xact_*}), which a session sees at once; sequential
 * scans by ALTER TABLE, by CREATE INDEX and by the checks of new constraints are among them. Whether that holds is tested on a
 * running server by {@code MeasuredFactsTest}.
 */
final class Meter {

    /** Below are the system's own objects: FirstNormalObjectId in access/transam.h. */
    private static final String OURS = " >= 16384";

    private static final String COUNTS = """
            pg_catalog.pg_relation_filepath(%1$s), pg_catalog.pg_stat_get_xact_numscans(%1$s),
            pg_catalog.pg_stat_get_xact_tuples_inserted(%1$s) + pg_catalog.pg_stat_get_xact_tuples_updated(%1$s)
              + pg_catalog.pg_stat_get_xact_tuples_deleted(%1$s)""";

    private static final String LOCKS = """
            SELECT l.relation, l.mode, (SELECT c.relnatts FROM pg_catalog.pg_class c WHERE c.oid = l.relation),
                   %s, l.virtualtransaction, pg_catalog.current_setting('track_counts')
            FROM pg_catalog.pg_locks l
            WHERE l.pid = pg_catalog.pg_backend_pid() AND l.locktype = 'relation' AND l.granted
              AND l.mode <> 'SIReadLock' AND l.relation%s""".formatted(COUNTS.formatted("l.relation"), OURS);

    private static final String RELATIONS = """
            SELECT c.oid, n.nspname, c.relname, c.relkind, c.relpersistence, i.indrelid, c.reltoastrelid, c.relnatts, %s
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
            WHERE c.oid%s""".formatted(COUNTS.formatted("c.oid"), OURS);

    private final Query query;
    private final Map<Long, Relation> relations = new HashMap<>();
    private final Map<Long, Count> counts = new HashMap<>();
    private boolean begun;

    Meter(Query query) {
        this.query = query;
    }

    /** Take what is there now as the state from which the next statement starts; what is there at the first call existed before. */
    void baseline() {
        counts.clear();
        learn(query.rows(RELATIONS), !begun);
        begun = true;
    }

    /** Learn about relations that were made since. */
    void learn(Collection<Long> oids) {
        List<Long> unknown =
                oids.stream().filter(oid -> !relations.containsKey(oid)).toList();
        if (!unknown.isEmpty()) {
            String list = unknown.stream().map(String::valueOf).collect(Collectors.joining(", "));
            learn(query.rows(RELATIONS + " AND c.oid IN (" + list + ")"), false);
        }
    }

    private void learn(List<List<@Nullable String>> rows, boolean existed) {
        Map<Long, Long> toasted = new HashMap<>();
        for (List<@Nullable String> row : rows) {
            toasted.put(number(row.get(6)), number(row.get(0)));
        }
        for (List<@Nullable String> row : rows) {
            long oid = number(row.get(0));
            counts.put(oid, count(row, 8, number(row.get(7))));
            if (!relations.containsKey(oid)) {
                relations.put(oid, relation(row, toasted, existed));
            }
        }
    }

    private static Relation relation(List<@Nullable String> row, Map<Long, Long> toasted, boolean existed) {
        long oid = number(row.get(0));
        long table = row.get(5) == null ? oid : number(row.get(5));
        return new Relation(
                oid,
                new RelationName(text(row.get(1)), text(row.get(2))),
                text(row.get(3)).charAt(0),
                text(row.get(4)).equals("t"),
                toasted.getOrDefault(table, table),
                existed);
    }

    /** Read what is locked now. */
    Reading read() {
        String transaction = "";
        boolean counting = true;
        Map<Long, Held> held = new HashMap<>();
        for (List<@Nullable String> row : query.rows(LOCKS)) {
            LockMode mode = LockMode.of(text(row.get(1))).orElse(LockMode.ACCESS_EXCLUSIVE);
            held.merge(
                    number(row.get(0)),
                    new Held(mode, row.get(2) != null, count(row, 3, number(row.get(2)))),
                    Held::and);
            transaction = text(row.get(6));
            counting = text(row.get(7)).equals("on");
        }
        return new Reading(transaction, held, counting);
    }

    /** Return a relation, or null for one that came and went within a statement. */
    @Nullable
    Relation relation(long oid) {
        return relations.get(oid);
    }

    /** Return all that were there before the migration. */
    List<Relation> before() {
        return relations.values().stream().filter(Relation::existedBefore).toList();
    }

    /** Return what the server said about a relation last. */
    Count last(long oid) {
        return counts.getOrDefault(oid, Count.NONE);
    }

    /** Remember what the server says now, for the next statement. */
    void remember(Reading reading) {
        reading.held().forEach((oid, held) -> counts.put(oid, held.count()));
    }

    /**
     * Say whether a table has a column, behind so many others, that a row which was there before cannot have: NOT NULL and
     * without any default.
     */
    boolean refusesOldRows(Relation table, int columns) {
        return query.value("""
                SELECT true FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
                WHERE a.attrelid = %d AND a.attnum > %d AND a.attnotnull AND NOT a.atthasdef AND a.attidentity = ''
                  AND a.attgenerated = '' AND t.typdefault IS NULL AND NOT a.attisdropped LIMIT 1""".formatted(table.oid(), columns)) != null;
    }

    /** Return the files of all relations as they are now, outside of any transaction. */
    Map<Long, String> files() {
        Map<Long, String> files = new HashMap<>();
        for (List<@Nullable String> row : query.rows(RELATIONS)) {
            files.put(number(row.get(0)), text(row.get(8)));
        }
        return files;
    }

    /** Find a relation by its name as the session resolves it; null when there is none. */
    @Nullable
    Relation find(String sqlName) {
        String oid = query.value("SELECT pg_catalog.to_regclass(" + Query.literal(sqlName) + ")::pg_catalog.oid");
        return oid == null ? null : relations.get(number(oid));
    }

    private static Count count(List<@Nullable String> row, int at, long columns) {
        return new Count(text(row.get(at)), number(row.get(at + 1)), number(row.get(at + 2)), (int) columns);
    }

    private static long number(@Nullable String value) {
        return value == null ? 0 : Long.parseLong(value);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** Return a relation's table, itself when it is no part of another. */
    Relation tableOf(Relation relation) {
        Relation table = relations.get(relation.table());
        return table == null ? relation : table;
    }

    List<Relation> known(Collection<Long> oids) {
        List<Relation> found = new ArrayList<>();
        for (Long oid : oids) {
            Relation relation = relations.get(oid);
            if (relation != null && !relation.temporary()) {
                found.add(relation);
            }
        }
        return found;
    }
}
