package io.confiture.assertions.migration;

import io.confiture.assertions.source.DatabaseSource;
import io.confiture.assertions.source.ObjectName;
import io.confiture.project.Nearest;
import io.confiture.rows.Relation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Is a relation that rows are put into.
 *
 * @param name what the test calls it
 * @param relation its name with its schema
 * @param columns its columns, in order
 * @param key the columns of its primary key; none where it has none
 */
record InsertTarget(String name, Relation relation, List<String> columns, List<String> key) {

    private static final String RELATION = """
        select c.oid::bigint as oid, n.nspname as schema, c.relname as name
        from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p', 'v', 'f') and\
        """;

    /**
     * Find it.
     *
     * @throws IllegalArgumentException when there is none of this name
     */
    static InsertTarget of(DatabaseSource source, String table) {
        ObjectName name = ObjectName.parse(table);
        String schema = name.schema();
        var found = schema == null
                ? source.askOne(RELATION + " pg_catalog.pg_table_is_visible(c.oid) and c.relname = ?", name.name())
                : source.askOne(RELATION + " n.nspname = ? and c.relname = ?", schema, name.name());
        var relation = found.orElseThrow(() -> missing(source, table));
        List<String> columns = new ArrayList<>();
        List<String> key = new ArrayList<>();
        source.ask("""
                        select a.attname as name,
                               a.attnum = any (coalesce((select i.indkey::int2[] from pg_catalog.pg_index i
                                   where i.indrelid = a.attrelid and i.indisprimary), '{}')) as key
                        from pg_catalog.pg_attribute a where a.attrelid = ? and a.attnum > 0 and not a.attisdropped order by a.attnum\
                        """, relation.number("oid")).forEach(column -> {
            columns.add(text(column.text("name")));
            if (column.flag("key")) {
                key.add(text(column.text("name")));
            }
        });
        Relation stored = new Relation(text(relation.text("schema")), text(relation.text("name")));
        return new InsertTarget(table, stored, columns, key);
    }

    private static IllegalArgumentException missing(DatabaseSource source, String table) {
        List<String> names = source
                .ask(RELATION + " pg_catalog.pg_table_is_visible(c.oid)"
                        + " and n.nspname not in ('pg_catalog', 'information_schema') order by c.relname collate \"C\"")
                .stream()
                .map(row -> text(row.text("name")))
                .toList();
        return new IllegalArgumentException("there is no table " + table + " to put rows into" + near(table, names)
                + (names.isEmpty() ? "" : "; there are " + String.join(", ", names)));
    }

    /**
     * Refuse a column that is not there.
     *
     * @throws IllegalArgumentException when there is none of this name
     */
    void check(String column) {
        if (!columns.contains(column)) {
            throw new IllegalArgumentException("there is no column " + column + " in " + name + near(column, columns)
                    + "; there are " + String.join(", ", columns));
        }
    }

    private static String near(String wanted, List<String> names) {
        @Nullable String near = Nearest.to(wanted, names);
        return near == null ? "" : "; did you mean " + near + "?";
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
