package io.confiture.assertions.routine;

import io.confiture.assertions.source.Answer;
import io.confiture.assertions.source.DatabaseObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Is an argument of a routine, or a column of the table that it returns.
 *
 * @param mode {@code i} in, {@code o} out, {@code b} both, {@code v} variadic, {@code t} column of the returned table
 * @param name empty for none
 * @param type as PostgreSQL writes it; it keeps no modifiers of these
 * @param defaultValue null for none
 */
record Argument(
        String mode, String name, String type, @Nullable String defaultValue) {

    /** Return all of a routine, in their order. */
    static List<Argument> of(DatabaseObject routine) {
        return routine.source().ask("""
            select coalesce(p.proargmodes[a.number]::text, 'i') as mode, coalesce(p.proargnames[a.number], '') as name,
                   pg_catalog.format_type(a.type, null) as type,
                   pg_catalog.pg_get_function_arg_default(p.oid, a.number::int) as value
            from pg_catalog.pg_proc p,
                 pg_catalog.unnest(coalesce(p.proallargtypes, p.proargtypes::oid[])) with ordinality a(type, number)
            where p.oid = ? order by a.number\
            """, routine.oid()).stream()
                .map(Argument::of)
                .toList();
    }

    private static Argument of(Answer row) {
        return new Argument(
                String.valueOf(row.text("mode")),
                String.valueOf(row.text("name")),
                String.valueOf(row.text("type")),
                row.text("value"));
    }

    /** Tell whether callers give it. */
    boolean isInput() {
        return !mode.equals("o") && !mode.equals("t");
    }

    /** Tell whether it is a column of the returned table. */
    boolean isColumn() {
        return mode.equals("t");
    }

    /** Write it as {@code CREATE FUNCTION} takes it. */
    @Override
    public String toString() {
        String word =
                switch (mode) {
                    case "o" -> "OUT ";
                    case "b" -> "INOUT ";
                    case "v" -> "VARIADIC ";
                    default -> "";
                };
        String value = defaultValue == null ? "" : " DEFAULT " + defaultValue;
        return word + (name.isEmpty() ? "" : name + " ") + type + value;
    }
}
