package io.confiture.sync.suggest;

import java.util.Set;

/** Is a sort of types, as far as guesses about what they hold go. */
enum TypeClass {
    TEXT,
    NUMBER,
    TEMPORAL,
    FLAG,
    NETWORK,
    MAC,
    UUID,
    JSON,
    DOCUMENT,
    BINARY,
    PLACE,
    OTHER;

    private static final Set<String> TEXTS =
            Set.of("text", "character varying", "character", "citext", "name", "\"char\"");
    private static final Set<String> NUMBERS =
            Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision", "money");
    private static final Set<String> PLACES =
            Set.of("point", "line", "lseg", "box", "path", "polygon", "circle", "geometry", "geography");

    /**
     * Sort a type.
     *
     * @param base as {@code format_type} prints it, of a domain the type below, of an array that of its elements
     */
    static TypeClass of(String base) {
        int open = base.indexOf('(');
        String bare = open < 0 ? base : base.substring(0, open);
        String name = bare.substring(bare.lastIndexOf('.') + 1).strip();
        if (TEXTS.contains(name)) {
            return TEXT;
        }
        if (NUMBERS.contains(name)) {
            return NUMBER;
        }
        if (PLACES.contains(name)) {
            return PLACE;
        }
        if (name.startsWith("timestamp") || name.startsWith("time") || name.equals("date") || name.equals("interval")) {
            return TEMPORAL;
        }
        return switch (name) {
            case "boolean" -> FLAG;
            case "inet", "cidr" -> NETWORK;
            case "macaddr", "macaddr8" -> MAC;
            case "uuid" -> UUID;
            case "json", "jsonb" -> JSON;
            case "xml", "hstore", "tsvector" -> DOCUMENT;
            case "bytea" -> BINARY;
            default -> OTHER;
        };
    }
}
