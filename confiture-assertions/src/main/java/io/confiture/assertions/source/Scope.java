package io.confiture.assertions.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Is where names are looked up: the search path, one schema, or one table.
 *
 * @param source the database
 * @param schema the schema, or null for the search path
 * @param parent the table, or null
 */
public record Scope(
        DatabaseSource source,
        @Nullable String schema,
        @Nullable DatabaseObject parent) {

    /** The schema of temporary tables has another name in every session, and one that it goes by in all of them. */
    private static final String SCHEMA = """
        coalesce((select n.nspname::text from pg_catalog.pg_namespace n
                  where ?::text = 'pg_temp' and n.oid = pg_catalog.pg_my_temp_schema()), ?)\
        """;

    /** Look names up as the search path says. */
    public static Scope searchPath(DatabaseSource source) {
        return new Scope(source, null, null);
    }

    /** Look names up in a schema. */
    public static Scope schema(DatabaseSource source, String schema) {
        return new Scope(source, schema, null);
    }

    /** Look names up among what belongs to a table. */
    public static Scope within(DatabaseObject parent) {
        return new Scope(parent.source(), null, parent);
    }

    /** Say where a name that may have a schema's name before it is looked up; within a schema or a table it is taken as it is. */
    public Place place(Lookup lookup, String name) {
        if (schema != null || parent != null || !lookup.inSchemas()) {
            return new Place(this, name);
        }
        ObjectName parsed = ObjectName.parse(name);
        return new Place(parsed.schema() == null ? this : schema(source, parsed.schema()), parsed.name());
    }

    /** Find an object; a name may have its schema's before it where this is the search path. */
    public Optional<DatabaseObject> find(Lookup lookup, String name) {
        return findAll(lookup, name).stream().findFirst();
    }

    /** Find all objects of a name, of which there are several where something else, such as arguments, tells them apart. */
    public List<DatabaseObject> findAll(Lookup lookup, String name) {
        Place place = place(lookup, name);
        return place.scope.select(lookup, " and o.name = ?", place.name);
    }

    /** Return all objects of a kind, sorted by name; those of PostgreSQL itself only where their schema is this scope's. */
    public List<DatabaseObject> all(Lookup lookup) {
        boolean own = schema == null && parent == null;
        return select(lookup, own ? " and not o.system" : "");
    }

    private List<DatabaseObject> select(Lookup lookup, String condition, Object... more) {
        List<Object> parameters = new ArrayList<>();
        String where = "o.visible";
        if (parent != null) {
            where = "o.parent = ?";
            parameters.add(parent.oid());
        } else if (schema != null) {
            where = "o.schema = " + SCHEMA;
            parameters.add(schema);
            parameters.add(schema);
        }
        parameters.addAll(List.of(more));
        String sql = "select o.oid, o.number, o.schema, o.name from (" + lookup.sql() + ") o where " + where + condition
                + " order by o.name collate \"C\"";
        return source.ask(sql, parameters.toArray()).stream()
                .map(found -> new DatabaseObject(
                        source,
                        lookup.kind(),
                        lookup.noun(),
                        found.text("schema"),
                        String.valueOf(found.text("name")),
                        parent,
                        found.number("oid"),
                        (int) found.number("number")))
                .toList();
    }

    /** Return an object that does not exist here. */
    public DatabaseObject absent(Lookup lookup, String name) {
        Place place = place(lookup, name);
        return new DatabaseObject(source, lookup.kind(), lookup.noun(), place.scope.schema, place.name, parent, 0, 0);
    }

    /** Say where objects of a kind are: of those that live outside of schemas, the database, unless a schema was asked for. */
    public Object where(Lookup lookup) {
        return lookup.inSchemas() || schema != null || parent != null ? this : source;
    }

    /** Say where this is: {@code schema shop}, {@code table shop.users}, {@code the search path}. */
    @Override
    public String toString() {
        if (parent != null) {
            return parent.toString();
        }
        return schema == null ? "the search path" : "schema " + schema;
    }

    /**
     * Is a name and where it is looked up.
     *
     * @param name without its schema
     */
    public record Place(Scope scope, String name) {
        /** Write a name so that looking it up here takes it as it is: a signature has dots that part no schema from a name. */
        public String exactly(String other) {
            return scope.schema == null && scope.parent == null ? ObjectName.quote(other) : other;
        }
    }
}
