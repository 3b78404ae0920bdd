package io.confiture.assertions.type;

import io.confiture.assertions.source.Lookup;
import io.confiture.catalog.ObjectKind;

/** Says how types and what goes with them are found. */
final class TypeLookups {
    private static final String SYSTEM = "n.nspname in ('pg_catalog', 'information_schema', 'pg_toast')";

    private TypeLookups() {}

    /** Whatever can stand where SQL asks for a type: those that tables, enums and so on bring along as well. */
    static final Lookup ANY = Lookup.of("type", ObjectKind.BASE_TYPE, types("true"));

    /** Types that somebody made: neither the row types of tables and views, nor the array and multirange types that come with others. */
    static final Lookup TYPE = Lookup.of("type", ObjectKind.BASE_TYPE, types("""
        t.typtype <> 'm' and (t.typrelid = 0 or exists (select from pg_catalog.pg_class c where c.oid = t.typrelid and c.relkind = 'c'))
        and not exists (select from pg_catalog.pg_type e where e.oid = t.typelem and e.typarray = t.oid)\
        """));

    static final Lookup ENUM = Lookup.of("enum", ObjectKind.ENUM_TYPE, types("t.typtype = 'e'"));
    static final Lookup DOMAIN = Lookup.of("domain", ObjectKind.DOMAIN, types("t.typtype = 'd'"));
    static final Lookup RANGE = Lookup.of("range type", ObjectKind.RANGE_TYPE, types("t.typtype = 'r'"));

    /** Composite types made as such. */
    static final Lookup COMPOSITE = Lookup.of(
            "composite type",
            ObjectKind.COMPOSITE_TYPE,
            types("t.typtype = 'c' and exists (select from pg_catalog.pg_class c where c.oid = t.typrelid and"
                    + " c.relkind = 'c')"));

    /** Attributes of composite types. */
    static final Lookup ATTRIBUTE = Lookup.of("attribute", ObjectKind.ATTRIBUTE, """
        select a.attrelid::bigint as oid, a.attnum::int as number, null as schema, a.attname as name,
               t.oid::bigint as parent, true as visible, false as system
        from pg_catalog.pg_attribute a join pg_catalog.pg_type t on t.typrelid = a.attrelid
        where a.attnum > 0 and not a.attisdropped\
        """);

    /** Constraints of domains; {@code NOT NULL} is one as well since PostgreSQL 17, and told by the domain itself here. */
    static final Lookup CHECK = Lookup.of("check constraint", ObjectKind.CONSTRAINT, """
        select c.oid::bigint as oid, 0 as number, null as schema, c.conname as name, c.contypid::bigint as parent, true as visible,
               false as system
        from pg_catalog.pg_constraint c where c.contype = 'c' and c.contypid <> 0\
        """);

    static final Lookup COLLATION = Lookup.of("collation", ObjectKind.COLLATION, """
        select c.oid::bigint as oid, 0 as number, n.nspname as schema, c.collname as name, null::bigint as parent,
               pg_catalog.pg_collation_is_visible(c.oid) as visible, %s as system
        from pg_catalog.pg_collation c join pg_catalog.pg_namespace n on n.oid = c.collnamespace
        where c.collencoding in (-1, (select d.encoding from pg_catalog.pg_database d
                                      where d.datname = pg_catalog.current_database()))\
        """.formatted(SYSTEM));

    private static String types(String condition) {
        return """
            select t.oid::bigint as oid, 0 as number, n.nspname as schema, t.typname as name, null::bigint as parent,
                   pg_catalog.pg_type_is_visible(t.oid) as visible, %s as system
            from pg_catalog.pg_type t join pg_catalog.pg_namespace n on n.oid = t.typnamespace
            where t.typisdefined and %s\
            """.formatted(SYSTEM, condition);
    }
}
