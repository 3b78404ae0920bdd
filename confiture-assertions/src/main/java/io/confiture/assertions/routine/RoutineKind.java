package io.confiture.assertions.routine;

import io.confiture.assertions.source.Lookup;
import io.confiture.catalog.ObjectKind;

/**
 * Says how routines are found.
 *
 * @param byName finds all overloads of a name
 * @param bySignature finds one by its name and the types of its arguments: {@code area(integer, integer)}
 */
record RoutineKind(Lookup byName, Lookup bySignature) {
    /** What {@code DROP ROUTINE} takes: all of them. */
    static final RoutineKind ROUTINE = of("routine", ObjectKind.FUNCTION, "true");

    /** What stands in expressions: aggregates and window functions are functions as well. */
    static final RoutineKind FUNCTION = of("function", ObjectKind.FUNCTION, "p.prokind <> 'p'");

    static final RoutineKind PROCEDURE = of("procedure", ObjectKind.PROCEDURE, "p.prokind = 'p'");
    static final RoutineKind AGGREGATE = of("aggregate", ObjectKind.AGGREGATE, "p.prokind = 'a'");

    private static RoutineKind of(String noun, ObjectKind kind, String condition) {
        String signature = """
            p.proname || '('
            || coalesce((select pg_catalog.string_agg(pg_catalog.format_type(a.type, null), ', ' order by a.number)
                         from pg_catalog.unnest(p.proargtypes::oid[]) with ordinality a(type, number)), '')
            || ')'\
            """;
        return new RoutineKind(
                Lookup.of(noun, kind, sql("p.proname", condition)), Lookup.of(noun, kind, sql(signature, condition)));
    }

    private static String sql(String name, String condition) {
        return """
            select p.oid::bigint as oid, 0 as number, n.nspname as schema, %s as name, null::bigint as parent,
                   pg_catalog.pg_function_is_visible(p.oid) as visible, n.nspname in ('pg_catalog', 'information_schema') as system
            from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
            where %s\
            """.formatted(name, condition);
    }
}
