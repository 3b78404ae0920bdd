package io.confiture.sync.copy;

import io.confiture.postgres.Query;
import io.confiture.rows.Relation;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Is a sequence of a database.
 *
 * @param name its name
 * @param owner the table whose column owns it, or null
 * @param column that column, or null
 * @param readable whether the role may ask for its value
 * @param owned whether the role owns it
 * @param ascending whether it counts up
 * @param minimum its least value
 * @param maximum its greatest value
 */
record SequenceState(
        Relation name,
        @Nullable Relation owner,
        @Nullable String column,
        boolean readable,
        boolean owned,
        boolean ascending,
        long minimum,
        long maximum) {

    /**
     * Find the sequences that belong to tables: those that their columns own or ask.
     *
     * @param free whether those that no column owns are wanted too, whoever asks them
     */
    static List<SequenceState> of(Query database, Selected tables, boolean free) {
        return database.rows("""
                WITH picked AS MATERIALIZED (%s)
                SELECT n.nspname, c.relname, tn.nspname, t.relname, a.attname,
                       has_sequence_privilege(c.oid, 'SELECT') AND has_schema_privilege(n.oid, 'USAGE'),
                       pg_has_role(c.relowner, 'USAGE'), s.seqincrement > 0, s.seqmin, s.seqmax
                FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.objsubid = 0
                  AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
                LEFT JOIN pg_class t ON t.oid = d.refobjid LEFT JOIN pg_namespace tn ON tn.oid = t.relnamespace
                LEFT JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
                WHERE c.relpersistence <> 't'
                  AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e')
                  AND (t.oid IN (SELECT oid FROM picked)
                       OR (t.oid IS NULL AND %s)
                       OR EXISTS (SELECT FROM pg_depend x JOIN pg_attrdef f ON f.oid = x.objid
                                  WHERE x.classid = 'pg_attrdef'::regclass AND x.refclassid = 'pg_class'::regclass
                                    AND x.refobjid = c.oid AND f.adrelid IN (SELECT oid FROM picked)))
                ORDER BY 1, 2""".formatted(tables.all(), free)).stream()
                .map(SequenceState::read)
                .toList();
    }

    private static SequenceState read(List<@Nullable String> row) {
        String schema = row.get(2);
        String table = row.get(3);
        return new SequenceState(
                new Relation(Objects.requireNonNull(row.get(0)), Objects.requireNonNull(row.get(1))),
                schema == null || table == null ? null : new Relation(schema, table),
                row.get(4),
                "t".equals(row.get(5)),
                "t".equals(row.get(6)),
                "t".equals(row.get(7)),
                Long.parseLong(Objects.requireNonNull(row.get(8))),
                Long.parseLong(Objects.requireNonNull(row.get(9))));
    }

    /** Return the name of the owning column, which is what tells that two sequences of two databases are the same; or null. */
    @Nullable
    String ownedBy() {
        return owner == null ? null : owner.sql() + "." + column;
    }

    /** Ask where it stands; the sequence itself, because views show nothing to those who may not read it. */
    SequencePosition position(Query database) {
        List<@Nullable String> row =
                database.rows("SELECT last_value, is_called FROM " + name.sql()).get(0);
        return new SequencePosition(Long.parseLong(Objects.requireNonNull(row.get(0))), "t".equals(row.get(1)));
    }
}
