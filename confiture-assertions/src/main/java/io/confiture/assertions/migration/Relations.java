package io.confiture.assertions.migration;

import io.confiture.assertions.source.DatabaseSource;
import io.confiture.assertions.source.ObjectName;
import io.confiture.migration.trace.RelationName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Holds the names of the tables, views and sequences that were there before some migrations, or are after them.
 *
 * @param visible by name, each with whether it is found without its schema's name
 */
record Relations(Map<RelationName, Boolean> visible) {

    static Relations of(DatabaseSource source) {
        Map<RelationName, Boolean> names = new LinkedHashMap<>();
        source.ask("""
                        select n.nspname as schema, c.relname as name, pg_catalog.pg_table_is_visible(c.oid) as visible
                        from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                        where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
                          and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and c.relpersistence <> 't'
                        order by n.nspname collate "C", c.relname collate "C\"""")
                .forEach(row -> names.put(
                        new RelationName(String.valueOf(row.text("schema")), String.valueOf(row.text("name"))),
                        row.flag("visible")));
        return new Relations(names);
    }

    /** Return these and others; what is visible in one of them is visible. */
    Relations and(Relations other) {
        Map<RelationName, Boolean> both = new LinkedHashMap<>(visible);
        other.visible.forEach((name, seen) -> both.merge(name, seen, Boolean::logicalOr));
        return new Relations(both);
    }

    /** Return these and relations that came and went in between, whose schemas were never looked into. */
    Relations and(List<RelationName> more) {
        Map<RelationName, Boolean> both = new LinkedHashMap<>(visible);
        more.forEach(name -> both.putIfAbsent(name, true));
        return new Relations(both);
    }

    /** Find what a test names: with its schema before it, or by the search path. */
    Optional<RelationName> find(String text) {
        ObjectName name = ObjectName.parse(text);
        return visible.entrySet().stream()
                .filter(e -> e.getKey().name().equals(name.name()))
                .filter(e -> name.schema() == null ? e.getValue() : e.getKey().schema().equals(name.schema()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Return the names as tests would write them, sorted. */
    List<String> names() {
        TreeSet<String> names = new TreeSet<>();
        visible.forEach((name, seen) -> names.add(seen ? name.name() : name.schema() + "." + name.name()));
        return List.copyOf(names);
    }
}
