package io.confiture.seed.prep.level1;

import io.confiture.sql.ddl.TypeName;
import java.util.Map;
import java.util.Set;

/**
 * Knows which of PostgreSQL's own types go together: their categories (pg_type) and the casts that happen unasked
 * (pg_cast). The same since PostgreSQL 14 for all types that are here.
 */
final class BuiltinCasts {
    private static final char ARRAY = 'A';

    private static final Map<Character, Set<String>> CATEGORIES = Map.of(
            'B', Set.of("boolean"),
            'D',
                    Set.of(
                            "date",
                            "time without time zone",
                            "time with time zone",
                            "timestamp without time zone",
                            "timestamp with time zone"),
            'G', Set.of("point", "lseg", "path", "box", "polygon", "line", "circle"),
            'I', Set.of("inet", "cidr"),
            'N', Set.of("smallint", "integer", "bigint", "real", "double precision", "numeric", "money", "oid"),
            'R',
                    Set.of(
                            "int4range",
                            "int8range",
                            "numrange",
                            "tsrange",
                            "tstzrange",
                            "daterange",
                            "int4multirange",
                            "int8multirange",
                            "nummultirange",
                            "tsmultirange",
                            "tstzmultirange",
                            "datemultirange"),
            'S', Set.of("text", "character varying", "character", "name"),
            'T', Set.of("interval"),
            'U',
                    Set.of(
                            "uuid",
                            "json",
                            "jsonb",
                            "jsonpath",
                            "xml",
                            "bytea",
                            "macaddr",
                            "macaddr8",
                            "tsvector",
                            "tsquery",
                            "pg_lsn",
                            "xid",
                            "xid8",
                            "cid",
                            "tid"),
            'V', Set.of("bit", "bit varying"));

    private static final Set<String> PREFERRED = Set.of(
            "boolean",
            "timestamp with time zone",
            "inet",
            "oid",
            "double precision",
            "text",
            "interval",
            "bit varying");

    private static final Map<String, Set<String>> IMPLICIT = Map.ofEntries(
            Map.entry("smallint", Set.of("integer", "bigint", "real", "double precision", "numeric", "oid")),
            Map.entry("integer", Set.of("bigint", "real", "double precision", "numeric", "oid")),
            Map.entry("bigint", Set.of("real", "double precision", "numeric", "oid")),
            Map.entry("numeric", Set.of("real", "double precision")),
            Map.entry("real", Set.of("double precision")),
            Map.entry("bit", Set.of("bit varying")),
            Map.entry("bit varying", Set.of("bit")),
            Map.entry("text", Set.of("character varying", "character", "name")),
            Map.entry("character varying", Set.of("text", "character", "name")),
            Map.entry("character", Set.of("text", "character varying", "name")),
            Map.entry("name", Set.of("text")),
            Map.entry("cidr", Set.of("inet")),
            Map.entry("macaddr", Set.of("macaddr8")),
            Map.entry("macaddr8", Set.of("macaddr")),
            Map.entry("date", Set.of("timestamp without time zone", "timestamp with time zone")),
            Map.entry("timestamp without time zone", Set.of("timestamp with time zone")),
            Map.entry("time without time zone", Set.of("time with time zone", "interval")));

    /** What INSERT adds to that; to the string types, it takes everything. */
    private static final Map<String, Set<String>> ASSIGNMENT = Map.ofEntries(
            Map.entry("bigint", Set.of("smallint", "integer", "money")),
            Map.entry("integer", Set.of("smallint", "money")),
            Map.entry("numeric", Set.of("smallint", "integer", "bigint", "money")),
            Map.entry("real", Set.of("smallint", "integer", "bigint", "numeric")),
            Map.entry("double precision", Set.of("smallint", "integer", "bigint", "real", "numeric")),
            Map.entry("money", Set.of("numeric")),
            Map.entry("oid", Set.of("integer", "bigint")),
            Map.entry("inet", Set.of("cidr")),
            Map.entry("json", Set.of("jsonb")),
            Map.entry("jsonb", Set.of("json")),
            Map.entry("interval", Set.of("time without time zone")),
            Map.entry("time with time zone", Set.of("time without time zone")),
            Map.entry("timestamp without time zone", Set.of("date", "time without time zone")),
            Map.entry(
                    "timestamp with time zone",
                    Set.of("date", "time without time zone", "time with time zone", "timestamp without time zone")),
            Map.entry("box", Set.of("polygon")),
            Map.entry("path", Set.of("polygon")),
            Map.entry("point", Set.of("box")),
            Map.entry("polygon", Set.of("path")));

    /** Types that cannot be compared for being equal, which UNION, INTERSECT and EXCEPT have to do. */
    private static final Set<String> INCOMPARABLE =
            Set.of("json", "jsonpath", "xml", "point", "lseg", "path", "box", "polygon", "line", "circle");

    private BuiltinCasts() {}

    /** Tell whether all is known of a type that this class can be asked. */
    static boolean knows(TypeName type) {
        return type.schema() == null && CATEGORIES.values().stream().anyMatch(types -> types.contains(type.name()));
    }

    /** Return the category; those of different categories never go together. */
    static char category(TypeName type) {
        if (type.array()) {
            return ARRAY;
        }
        return CATEGORIES.entrySet().stream()
                .filter(category -> category.getValue().contains(type.name()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse('?');
    }

    /** Tell whether a type is the one that its category leans to. */
    static boolean preferred(TypeName type) {
        return !type.array() && PREFERRED.contains(type.name());
    }

    /** Tell whether a value becomes one of the other type wherever that is needed. */
    static boolean implicit(TypeName from, TypeName to) {
        return from.equals(to) || (from.array() == to.array() && has(IMPLICIT, from, to));
    }

    /** Tell whether INSERT stores a value in a column of the other type. */
    static boolean assignment(TypeName from, TypeName to) {
        if (implicit(from, to) || (!to.array() && category(to) == 'S')) {
            return true;
        }
        // An array is stored element by element.
        return from.array() == to.array()
                && (has(ASSIGNMENT, from, to) || (from.array() && category(to.element()) == 'S'));
    }

    private static boolean has(Map<String, Set<String>> casts, TypeName from, TypeName to) {
        return casts.getOrDefault(from.name(), Set.of()).contains(to.name());
    }

    static boolean comparable(TypeName type) {
        return !INCOMPARABLE.contains(type.name());
    }
}
