package io.confiture.assertions.content;

import java.util.Set;

/**
 * Is a column of rows.
 *
 * @param name its name as stored
 * @param type its type as {@code pg_type} calls it; of a domain the type behind it
 * @param key its place in the primary key, from 1; 0 when it has none
 */
public record RowColumn(String name, String type, int key) {
    /** Types that the server cannot compare for equality. */
    private static final Set<String> WITHOUT_EQUALITY =
            Set.of("xml", "point", "box", "line", "lseg", "path", "polygon", "circle", "_json", "_xml", "refcursor");

    /** Return its value as something that can be compared. */
    String comparable(String alias) {
        String value = alias + "." + Sql.name(name);
        if (type.equals("json")) {
            return value + "::pg_catalog.jsonb";
        }
        return WITHOUT_EQUALITY.contains(type) ? value + "::pg_catalog.text" : value;
    }

    /** Return a point in time as one that no setting has an influence on: without a time zone it is taken as UTC. */
    String instant(String value) {
        return switch (type) {
            case "date" -> value + "::pg_catalog.timestamp at time zone 'UTC'";
            case "timestamp" -> value + " at time zone 'UTC'";
            default -> value;
        };
    }
}
