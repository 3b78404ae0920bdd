package io.confiture.assertions.migration;

import io.confiture.assertions.source.DatabaseSource;
import io.confiture.assertions.source.ObjectName;
import io.confiture.migration.trace.RelationName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Holds the tables, views and sequences that a database has at one time.
 *
 * @param all the relations
 * @param links which of them inherit from which, and which views read which
 */
record Relations(List<Named> all, List<Link> links) {

    static final Relations NONE = new Relations(List.of(), List.of());

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

    /**
     * Says that a relation inherits from another, or is read by a view.
     *
     * @param partition whether as one of its partitions, so that the other holds no rows itself
     */
    record Link(long parent, long child, boolean partition) {}

    Relations {
        all = List.copyOf(all);
        links = List.copyOf(links);
    }

    static Relations of(DatabaseSource source) {
        List<Named> all = source.ask("""
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
                .toList();
        List<Link> links = source.ask("""
            select i.inhparent::bigint as parent, i.inhrelid::bigint as child, c.relispartition as partition
            from pg_catalog.pg_inherits i join pg_catalog.pg_class c on c.oid = i.inhrelid
            where c.relkind in ('r', 'p', 'f')
            union
            select r.ev_class::bigint, d.refobjid::bigint, false
            from pg_catalog.pg_rewrite r
            join pg_catalog.pg_class v on v.oid = r.ev_class and v.relkind = 'v'
            join pg_catalog.pg_depend d on d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass and d.objid = r.oid
            where r.rulename = '_RETURN' and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.refobjid <> v.oid\
            """).stream()
                .map(row -> new Link(row.number("parent"), row.number("child"), row.flag("partition")))
                .toList();
        return new Relations(all, links);
    }

    /** Return a relation, its partitions, what inherits from it and what a view reads: where its rows are. */
    Set<RelationName> family(RelationName name) {
        Set<RelationName> found = new LinkedHashSet<>(Set.of(name));
        children(name, links).forEach(child -> found.addAll(family(child)));
        return found;
    }

    /** Return the partitions that hold the rows of a partitioned table; empty for other relations. */
    Set<RelationName> leaves(RelationName name) {
        Set<RelationName> found = new LinkedHashSet<>();
        children(name, links.stream().filter(Link::partition).toList()).forEach(child -> {
            Set<RelationName> below = leaves(child);
            found.addAll(below.isEmpty() ? Set.of(child) : below);
        });
        return found;
    }

    private List<RelationName> children(RelationName parent, List<Link> through) {
        return all.stream()
                .filter(r -> r.name().equals(parent))
                .flatMap(r -> through.stream().filter(link -> link.parent() == r.oid()))
                .flatMap(link -> find(link.child()).stream())
                .map(Named::name)
                .toList();
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
