package io.confiture.assertions.migration;

import io.confiture.assertions.source.DatabaseSource;
import io.confiture.assertions.source.ObjectName;
import io.confiture.migration.trace.RelationName;
import java.util.List;
import java.util.Optional;

/** Holds the tables, views and sequences that a database has at one time. */
record Relations(List<Named> all) {

    /**
     * Is one of them.
     *
     * @param visible whether it is found without its schema's name
     */
    record Named(long oid, RelationName name, boolean visible) {

        /** Return the name as tests write it. */
        String text() {
            return visible ? name.name() : name.schema() + "." + name.name();
        }
    }

    Relations {
        all = List.copyOf(all);
    }

    static Relations of(DatabaseSource source) {
        return new Relations(source.ask("""
            select c.oid::bigint as oid, n.nspname as schema, c.relname as name,
                   pg_catalog.pg_table_is_visible(c.oid) as visible
            from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and c.relpersistence <> 't'
              and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
            order by n.nspname collate "C", c.relname collate "C\"\
            """).stream()
                .map(row -> new Named(
                        row.number("oid"),
                        new RelationName(String.valueOf(row.text("schema")), String.valueOf(row.text("name"))),
                        row.flag("visible")))
                .toList());
    }

    /** Find what a test names, with its schema before it or by the search path. */
    Optional<Named> find(String text) {
        ObjectName name = ObjectName.parse(text);
        return all.stream()
                .filter(r -> r.name().name().equals(name.name()))
                .filter(r ->
                        name.schema() == null ? r.visible() : r.name().schema().equals(name.schema()))
                .findFirst();
    }

    /** Find the one of an oid. */
    Optional<Named> find(long oid) {
        return all.stream().filter(r -> r.oid() == oid).findFirst();
    }
}
