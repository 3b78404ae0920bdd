package io.confiture.seed.prep.live;

/** What is asked of {@code pg_catalog}; all names are qualified, since the search path may be anything. */
final class LiveQueries {

    /** Tables with their columns; of a partitioned table only the whole, which is what statements name. */
    static final String COLUMNS = """
            WITH RECURSIVE base (domain, type, not_null) AS (
                SELECT t.oid, t.typbasetype, t.typnotnull FROM pg_catalog.pg_type t WHERE t.typtype = 'd'
                UNION ALL
                SELECT b.domain, t.typbasetype, b.not_null OR t.typnotnull
                FROM base b JOIN pg_catalog.pg_type t ON t.oid = b.type WHERE t.typtype = 'd'
            ), domain AS (
                SELECT b.domain, b.type, b.not_null
                FROM base b JOIN pg_catalog.pg_type t ON t.oid = b.type WHERE t.typtype <> 'd'
            )
            SELECT c.oid, n.nspname, c.relname, a.attname,
                   pg_catalog.format_type(a.atttypid, a.atttypmod),
                   pg_catalog.format_type(coalesce(d.type, a.atttypid), NULL),
                   a.attnotnull OR coalesce(d.not_null, false),
                   a.attgenerated <> '' OR a.attidentity = 'a'
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            LEFT JOIN domain d ON d.domain = a.atttypid
            WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relpersistence <> 't'
              AND n.nspname <> 'information_schema' AND NOT pg_catalog.starts_with(n.nspname, 'pg_')
            ORDER BY n.nspname, c.relname, c.oid, a.attnum""";

    static final String PRIMARY_KEYS = """
            SELECT i.indrelid, a.attname
            FROM pg_catalog.pg_index i
            CROSS JOIN LATERAL pg_catalog.unnest(i.indkey) WITH ORDINALITY k (attnum, place)
            JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
            WHERE i.indisprimary AND k.place <= i.indnkeyatts
            ORDER BY i.indrelid, k.place""";

    /** Foreign keys, a row per column; those that partitions inherit say nothing new. */
    static final String FOREIGN_KEYS = """
            SELECT c.oid, c.conname, c.conrelid, c.confrelid, a.attname, f.attname, c.confmatchtype = 'f'
            FROM pg_catalog.pg_constraint c,
                 LATERAL ROWS FROM (pg_catalog.unnest(c.conkey), pg_catalog.unnest(c.confkey))
                     WITH ORDINALITY k (own, other, place),
                 pg_catalog.pg_attribute a, pg_catalog.pg_attribute f
            WHERE c.contype = 'f' AND c.conparentid = 0
              -- Periods contain each other and are not equal: only the server can judge such a key.
              AND coalesce(pg_catalog.to_jsonb(c) ->> 'conperiod', 'false') = 'false'
              AND a.attrelid = c.conrelid AND a.attnum = k.own
              AND f.attrelid = c.confrelid AND f.attnum = k.other
            ORDER BY c.conrelid, c.conname, c.oid, k.place""";

    /** Functions and procedures that can be called without arguments. */
    static final String ROUTINES = """
            SELECT p.oid, n.nspname, p.proname, p.prokind, l.lanname, p.pronargs = p.pronargdefaults,
                   pg_catalog.pg_get_function_identity_arguments(p.oid)
            FROM pg_catalog.pg_proc p
            JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
            JOIN pg_catalog.pg_language l ON l.oid = p.prolang
            WHERE p.prokind IN ('f', 'p') AND n.nspname <> 'information_schema'
              AND NOT pg_catalog.starts_with(n.nspname, 'pg_')
            ORDER BY n.nspname, p.proname, p.oid""";

    private LiveQueries() {}
}
