package io.confiture.catalog;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Describes one object of a database: what it is called and every property that it has.
 *
 * <p>A property that is absent is not set. Values are what PostgreSQL prints with an empty search path
 * ({@code format_type}, {@code pg_get_*def}, {@code pg_get_expr}), so names outside {@code pg_catalog} are qualified.
 * The properties will not be modified.
 *
 * @param id what the object is called
 * @param properties property name to value
 */
public record CatalogObject(ObjectId id, SortedMap<String, String> properties) {

    /** Keep a copy of the properties that nobody can change. */
    public CatalogObject {
        properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
    }

    /** Return a property's value, or null when it is not set. */
    public @Nullable String property(String name) {
        return properties.get(name);
    }
}
