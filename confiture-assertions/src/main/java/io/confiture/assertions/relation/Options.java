package io.confiture.assertions.relation;

import io.confiture.assertions.source.DatabaseObject;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds the options of a relation or a column by name.
 *
 * @param values as they were written
 */
record Options(Map<String, String> values) {

    /** Ask for the options of a relation. */
    static Options of(DatabaseObject relation) {
        return ask(relation, """
            select s.prefix || o.option_name as name, o.option_value as value
            from pg_catalog.pg_class c
            left join pg_catalog.pg_foreign_table f on f.ftrelid = c.oid
            left join pg_catalog.pg_class t on t.oid = c.reltoastrelid,
            lateral (values ('', coalesce(f.ftoptions, c.reloptions)), ('toast.', t.reloptions)) s (prefix, options),
            lateral pg_catalog.pg_options_to_table(s.options) o
            where c.oid = ?\
            """);
    }

    /** Ask for the options of a column: for the planner's statistics, and of a foreign table's for its wrapper. */
    static Options ofColumn(DatabaseObject column) {
        return ask(column, """
            select o.option_name as name, o.option_value as value
            from pg_catalog.pg_attribute a,
                 pg_catalog.pg_options_to_table(coalesce(a.attfdwoptions, a.attoptions)) o
            where a.attrelid = ? and a.attnum = %d\
            """.formatted(column.number()));
    }

    @Nullable
    String get(String name) {
        return values.get(name);
    }

    private static Options ask(DatabaseObject object, String sql) {
        Map<String, String> values = new HashMap<>();
        object.source()
                .ask(sql, object.oid())
                .forEach(option ->
                        values.put(String.valueOf(option.text("name")), String.valueOf(option.text("value"))));
        return new Options(values);
    }
}
