package io.confiture.sync.copy;

import io.confiture.postgres.Query;
import io.confiture.rows.Relation;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Knows which columns take their numbers from a sequence: the one that owns it, and those whose default asks it. */
final class SequenceUsers {

    private SequenceUsers() {}

    /** Return how far the columns have come within the sequence's bounds, or nothing when they hold no number of it. */
    static OptionalLong reached(Query target, SequenceState sequence) {
        OptionalLong reached = OptionalLong.empty();
        // Domains over numbers are numbers, too; other columns make something else of the sequence's values.
        for (List<@Nullable String> row :
                target.rows("""
                SELECT n.nspname, t.relname, a.attname
                FROM (SELECT d.refobjid AS tab, d.refobjsubid AS col FROM pg_depend d
                      WHERE d.classid = 'pg_class'::regclass AND d.objid = %1$s AND d.refclassid = 'pg_class'::regclass
                        AND d.deptype IN ('a', 'i') AND d.refobjsubid > 0
                      UNION
                      SELECT f.adrelid, f.adnum FROM pg_depend x JOIN pg_attrdef f ON f.oid = x.objid
                      WHERE x.classid = 'pg_attrdef'::regclass AND x.refclassid = 'pg_class'::regclass AND x.refobjid = %1$s) u
                JOIN pg_class t ON t.oid = u.tab AND t.relkind IN ('r', 'p') JOIN pg_namespace n ON n.oid = t.relnamespace
                JOIN pg_attribute a ON a.attrelid = u.tab AND a.attnum = u.col
                JOIN pg_type y ON y.oid = a.atttypid
                WHERE COALESCE(NULLIF(y.typbasetype, 0), y.oid) IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype, 'numeric'::regtype)
                  AND has_table_privilege(t.oid, 'SELECT') AND NOT row_security_active(t.oid)
                """.formatted(Query.literal(sequence.name().sql()) + "::regclass"))) {
            Relation table = new Relation(Objects.requireNonNull(row.get(0)), Objects.requireNonNull(row.get(1)));
            String column = Relation.quoted(Objects.requireNonNull(row.get(2)));
            String most = target.value("SELECT trunc(" + (sequence.ascending() ? "max(" : "min(") + column
                    + ")::numeric)::bigint FROM " + table.sql() + " WHERE " + column + " BETWEEN " + sequence.minimum()
                    + " AND " + sequence.maximum());
            if (most != null) {
                long value = Long.parseLong(most);
                reached = OptionalLong.of(reached.isEmpty() ? value : further(sequence, reached.getAsLong(), value));
            }
        }
        return reached;
    }

    private static long further(SequenceState sequence, long one, long other) {
        return sequence.ascending() ? Math.max(one, other) : Math.min(one, other);
    }
}
