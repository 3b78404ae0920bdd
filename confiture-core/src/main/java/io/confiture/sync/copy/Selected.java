package io.confiture.sync.copy;

import io.confiture.postgres.Query;
import io.confiture.rows.Relation;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * Names the tables that are copied, as SQL.
 *
 * @param roots a relation {@code r(oid)} of the tables
 * @param all a query of the tables and all their partitions
 */
record Selected(String roots, String all) {

    static Selected of(Collection<Relation> relations) {
        String array = relations.stream().map(r -> Query.literal(r.sql())).collect(Collectors.joining(", "));
        // A table that is not there is said by others; here it is none.
        String roots = "(SELECT to_regclass(s)::oid AS oid FROM unnest(ARRAY[" + array
                + "]::text[]) s WHERE to_regclass(s) IS NOT NULL) r(oid)";
        return new Selected(
                roots,
                "SELECT r.oid FROM " + roots + " UNION SELECT p.relid FROM " + roots
                        + " CROSS JOIN LATERAL pg_partition_tree(r.oid) p");
    }
}
