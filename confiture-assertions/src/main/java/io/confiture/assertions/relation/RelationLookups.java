package io.confiture.assertions.relation;

import io.confiture.assertions.source.Lookup;
import io.confiture.catalog.ObjectKind;

/** Says how relations and their columns are found. */
final class RelationLookups {
    private RelationLookups() {}

    /** Tables, partitioned ones and partitions among them. */
    static final Lookup TABLE = Lookup.of("table", ObjectKind.TABLE, relations("'r', 'p'"));

    /** Columns that have not been dropped; system columns are not among them. */
    static final Lookup COLUMN = Lookup.of("column", ObjectKind.COLUMN, """
            select a.attrelid::bigint as oid, a.attnum::int as number, null as schema, a.attname as name,
                   a.attrelid::bigint as parent, true as visible, false as system
            from pg_catalog.pg_attribute a where a.attnum > 0 and not a.attisdropped""");

    private static String relations(String kinds) {
        return """
            select c.oid::bigint as oid, 0 as number, n.nspname as schema, c.relname as name, null::bigint as parent,
                   pg_catalog.pg_table_is_visible(c.oid) as visible,
                   n.nspname in ('pg_catalog', 'information_schema', 'pg_toast') as system
            from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where c.relkind in (%s)""".formatted(kinds);
    }
}
