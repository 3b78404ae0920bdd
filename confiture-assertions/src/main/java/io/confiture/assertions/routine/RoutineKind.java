package io.confiture.assertions.routine;

import io.confiture.assertions.source.Lookup;
import io.confiture.catalog.ObjectKind;

/** Says how routines are found: by their names, and by their signatures, {@code area(integer, integer)}. */
enum RoutineKind {
    /** What {@code DROP ROUTINE} takes: all of them. */
    ROUTINE("routine", ObjectKind.FUNCTION, "true"),
    /** What stands in expressions: aggregates and window functions are functions as well. */
    FUNCTION("function", ObjectKind.FUNCTION, "p.prokind <> 'p'"),
    PROCEDURE("procedure", ObjectKind.PROCEDURE, "p.prokind = 'p'"),
    AGGREGATE("aggregate", ObjectKind.AGGREGATE, "p.prokind = 'a'");

    private final Lookup byName;
    private final Lookup bySignature;

    RoutineKind(String noun, ObjectKind kind, String condition) {
        byName = Lookup.of(noun, kind, sql("p.proname", condition));
        bySignature = Lookup.of(noun, kind, sql("""
            p.proname || '('
            || coalesce((select pg_catalog.string_agg(pg_catalog.format_type(a.type, null), ', ' order by a.number)
                         from pg_catalog.unnest(p.proargtypes::oid[]) with ordinality a(type, number)), '')
            || ')'\
            """, condition));
    }

    private static String sql(String name, String condition) {
        return """
            select p.oid::bigint as oid, 0 as number, n.nspname as schema, %s as name, null::bigint as parent,
                   pg_catalog.pg_function_is_visible(p.oid) as visible, n.nspname in ('pg_catalog', 'information_schema') as system
            from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
            where %s\
            """.formatted(name, condition);
    }

    /** Return how all overloads of a name are found. */
    Lookup byName() {
        return byName;
    }

    /** Return how one is found by its name and the types of its arguments, as {@link Routines} writes them. */
    Lookup bySignature() {
        return bySignature;
    }
}
