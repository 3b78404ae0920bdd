package io.confiture.assertions.constraint;

/** Holds the queries that say what constraints and indexes are on. */
final class Keys {
    private Keys() {}

    /** Selects {@code keys}, the columns of the constraint {@code o.oid} in their order, of which none is an expression. */
    static final String OF_CONSTRAINT = """
        select pg_catalog.array_agg(a.attname::text order by k.i) as keys, pg_catalog.array_agg(false order by k.i) as expressions
        from pg_catalog.pg_constraint c, pg_catalog.unnest(c.conkey) with ordinality k (n, i), pg_catalog.pg_attribute a
        where c.oid = o.oid and a.attrelid = c.conrelid and a.attnum = k.n\
        """;

    /** Selects {@code keys}, the columns and expressions of the index {@code o.oid} but for what it includes. */
    static final String OF_INDEX = """
        select pg_catalog.array_agg(coalesce(a.attname::text, pg_catalog.pg_get_indexdef(x.indexrelid, k.i, false)) order by k.i) as keys,
               pg_catalog.array_agg(a.attname is null order by k.i) as expressions
        from pg_catalog.pg_index x cross join pg_catalog.generate_series(1, x.indnkeyatts::int) k (i)
        left join pg_catalog.pg_attribute a on a.attrelid = x.indrelid and a.attnum = x.indkey[k.i - 1] and a.attnum <> 0
        where x.indexrelid = o.oid\
        """;
}
