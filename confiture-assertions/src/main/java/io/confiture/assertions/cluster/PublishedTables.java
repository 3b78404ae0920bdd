package io.confiture.assertions.cluster;

import io.confiture.assertions.source.DatabaseSource;

/**
 * Asks which tables are part of a publication. The view {@code pg_publication_tables} lists either a partitioned table or its partitions,
 * by whose name their changes are sent, but a publication of one is one of the others, too.
 */
final class PublishedTables {
    private static final String SQL = """
        select n.nspname as schema, c.relname as name, pg_catalog.pg_table_is_visible(c.oid) as visible
        from pg_catalog.pg_publication p, pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        where p.oid = ? and c.relkind in ('r', 'p')
          and ((n.nspname, c.relname) in (select t.schemaname, t.tablename from pg_catalog.pg_publication_tables t
                                          where t.pubname = p.pubname)
               or c.relpersistence = 'p' and c.oid >= 16384 and (c.relkind = 'p' or c.relispartition)
                  and (p.puballtables
                       or exists (select from pg_catalog.pg_partition_ancestors(c.oid) a (oid)
                                  join pg_catalog.pg_class r on r.oid = a.oid
                                  where r.oid in (select m.prrelid from pg_catalog.pg_publication_rel m where m.prpubid = p.oid)
                                     or r.relnamespace in (%s))))\
        """;

    private PublishedTables() {}

    /** Write the question; its parameter is the publication's oid. Servers before 15 publish no schemas and have no list of them. */
    static String sql(DatabaseSource source) {
        boolean schemas = source.askOne(
                        "select pg_catalog.to_regclass('pg_catalog.pg_publication_namespace') is not null as yes")
                .orElseThrow()
                .flag("yes");
        return SQL.formatted(
                schemas
                        ? "select s.pnnspid from pg_catalog.pg_publication_namespace s where s.pnpubid = p.oid"
                        : "select null::oid where false");
    }
}
