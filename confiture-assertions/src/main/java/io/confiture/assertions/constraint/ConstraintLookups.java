package io.confiture.assertions.constraint;

import io.confiture.assertions.source.Lookup;
import io.confiture.catalog.ObjectKind;

/** Says how constraints, indexes and statistics objects are found. */
final class ConstraintLookups {
    private ConstraintLookups() {}

    static final Lookup PRIMARY_KEY = constraints("primary key", "'p'");
    static final Lookup FOREIGN_KEY = constraints("foreign key", "'f'");
    static final Lookup UNIQUE = constraints("unique constraint", "'u'");
    static final Lookup CHECK = constraints("check constraint", "'c'");
    static final Lookup EXCLUSION = constraints("exclusion constraint", "'x'");

    /** All that are constraints in every version, so that lists of them do not depend on it. */
    static final Lookup CONSTRAINT = constraints("constraint", "'p', 'f', 'u', 'c', 'x'");

    /** Those of NOT NULL as well, which are constraints since 18. */
    static final Lookup NAMED = constraints("constraint", "'p', 'f', 'u', 'c', 'x', 'n'");

    static final Lookup INDEX = new Lookup("index", "indexes", ObjectKind.INDEX, """
        select i.indexrelid::bigint as oid, 0 as number, n.nspname as schema, c.relname as name, i.indrelid::bigint as parent,
               pg_catalog.pg_table_is_visible(c.oid) as visible,
               n.nspname in ('pg_catalog', 'information_schema', 'pg_toast') as system
        from pg_catalog.pg_index i join pg_catalog.pg_class c on c.oid = i.indexrelid
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace\
        """);

    static final Lookup STATISTICS = new Lookup("statistics object", "statistics objects", ObjectKind.STATISTICS, """
        select s.oid::bigint as oid, 0 as number, n.nspname as schema, s.stxname as name, s.stxrelid::bigint as parent,
               pg_catalog.pg_statistics_obj_is_visible(s.oid) as visible, false as system
        from pg_catalog.pg_statistic_ext s join pg_catalog.pg_namespace n on n.oid = s.stxnamespace\
        """);

    /**
     * A foreign key that references a partitioned table has a constraint for each partition beside, on the same table: those are
     * how PostgreSQL does it, and nobody made them.
     */
    private static Lookup constraints(String noun, String types) {
        return Lookup.of(noun, ObjectKind.CONSTRAINT, """
            select c.oid::bigint as oid, 0 as number, null as schema, c.conname as name, c.conrelid::bigint as parent,
                   true as visible, false as system
            from pg_catalog.pg_constraint c
            where c.contype in (%s) and not exists (select from pg_catalog.pg_constraint p
                  where p.oid = c.conparentid and p.conrelid = c.conrelid)\
            """.formatted(types));
    }
}
