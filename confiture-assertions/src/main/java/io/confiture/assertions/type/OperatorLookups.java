package io.confiture.assertions.type;

import io.confiture.assertions.source.Lookup;
import io.confiture.catalog.ObjectKind;

/** Says how casts, operators and operator classes are found. */
final class OperatorLookups {
    private static final String SYSTEM = "n.nspname in ('pg_catalog', 'information_schema')";

    private OperatorLookups() {}

    /** What users make has an oid from here on ({@code FirstNormalObjectId}); casts are in no schema that could tell. */
    private static final int FIRST_OWN_OID = 16384;

    /** Casts, named {@code integer AS shop.mood}. */
    static final Lookup CAST = Lookup.outside("cast", ObjectKind.CAST, """
        select c.oid::bigint as oid, 0 as number, null as schema,
               pg_catalog.format_type(c.castsource, null) || ' AS ' || pg_catalog.format_type(c.casttarget, null) as name,
               null::bigint as parent, true as visible, c.oid < %s as system
        from pg_catalog.pg_cast c\
        """.formatted(FIRST_OWN_OID));

    /** Operators, named {@code +(integer,integer)}, with NONE for the side that has no operand. */
    static final Lookup OPERATOR = Lookup.of("operator", ObjectKind.OPERATOR, """
        select o.oid::bigint as oid, 0 as number, n.nspname as schema,
               o.oprname || '(' || case when o.oprleft = 0 then 'NONE' else pg_catalog.format_type(o.oprleft, null) end || ','
                   || case when o.oprright = 0 then 'NONE' else pg_catalog.format_type(o.oprright, null) end || ')' as name,
               null::bigint as parent, pg_catalog.pg_operator_is_visible(o.oid) as visible, %s as system
        from pg_catalog.pg_operator o join pg_catalog.pg_namespace n on n.oid = o.oprnamespace\
        """.formatted(SYSTEM));

    /** Operator classes by name alone, which several access methods may have. */
    static final Lookup CLASS =
            new Lookup("operator class", "operator classes", ObjectKind.OPERATOR_CLASS, classes("c.opcname"));

    /** Operator classes, named {@code int4_ops USING btree}. */
    static final Lookup CLASS_OF_METHOD = new Lookup(
            "operator class",
            "operator classes",
            ObjectKind.OPERATOR_CLASS,
            classes("c.opcname || ' USING ' || m.amname"));

    private static String classes(String name) {
        return """
            select c.oid::bigint as oid, 0 as number, n.nspname as schema, %s as name, null::bigint as parent,
                   pg_catalog.pg_opclass_is_visible(c.oid) as visible, %s as system
            from pg_catalog.pg_opclass c
            join pg_catalog.pg_namespace n on n.oid = c.opcnamespace
            join pg_catalog.pg_am m on m.oid = c.opcmethod\
            """.formatted(name, SYSTEM);
    }
}
