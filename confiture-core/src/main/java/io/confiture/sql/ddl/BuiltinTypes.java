package io.confiture.sql.ddl;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Knows PostgreSQL's own types and their other names. */
final class BuiltinTypes {
    /** Names of the grammar and of pg_type that format_type spells otherwise. */
    private static final Map<String, String> CANONICAL = Map.ofEntries(
            Map.entry("int", "integer"),
            Map.entry("int4", "integer"),
            Map.entry("int2", "smallint"),
            Map.entry("int8", "bigint"),
            Map.entry("float4", "real"),
            Map.entry("float8", "double precision"),
            Map.entry("float", "double precision"),
            Map.entry("dec", "numeric"),
            Map.entry("decimal", "numeric"),
            Map.entry("bool", "boolean"),
            Map.entry("varchar", "character varying"),
            Map.entry("char", "character"),
            Map.entry("nchar", "character"),
            Map.entry("varbit", "bit varying"),
            Map.entry("timestamptz", "timestamp with time zone"),
            Map.entry("timestamp", "timestamp without time zone"),
            Map.entry("timetz", "time with time zone"),
            Map.entry("time", "time without time zone"));

    /** What serial types become. */
    private static final Map<String, String> SERIAL = Map.of(
            "serial", "integer",
            "serial4", "integer",
            "bigserial", "bigint",
            "serial8", "bigint",
            "smallserial", "smallint",
            "serial2", "smallint");

    private static final Set<String> PLAIN = Set.of(
            "integer",
            "smallint",
            "bigint",
            "real",
            "numeric",
            "boolean",
            "character",
            "bit",
            "interval",
            "text",
            "uuid",
            "json",
            "jsonb",
            "jsonpath",
            "xml",
            "bytea",
            "name",
            "oid",
            "inet",
            "cidr",
            "macaddr",
            "macaddr8",
            "money",
            "point",
            "line",
            "lseg",
            "box",
            "path",
            "polygon",
            "circle",
            "tsvector",
            "tsquery",
            "gtsvector",
            "date",
            "pg_lsn",
            "txid_snapshot",
            "pg_snapshot",
            "xid",
            "xid8",
            "cid",
            "tid",
            "refcursor",
            "regclass",
            "regcollation",
            "regconfig",
            "regdictionary",
            "regnamespace",
            "regoper",
            "regoperator",
            "regproc",
            "regprocedure",
            "regrole",
            "regtype",
            "regdatabase",
            "aclitem",
            "oidvector",
            "int2vector",
            "bpchar",
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
            "datemultirange",
            "record",
            "unknown",
            "void",
            "cstring",
            "trigger",
            "anyelement",
            "double precision",
            "character varying",
            "bit varying",
            "timestamp with time zone",
            "timestamp without time zone",
            "time with time zone",
            "time without time zone");

    private BuiltinTypes() {}

    /** Return the canonical name; any other name as it is. */
    static String canonical(String name) {
        return CANONICAL.getOrDefault(name, name);
    }

    /** Return the canonical name of a type of the schema pg_catalog, null when there is none of this name. */
    static @Nullable String find(String name) {
        String known = canonical(name);
        return PLAIN.contains(known) ? known : null;
    }

    /** Return the type of a serial column, null for other names. */
    static @Nullable String serial(String name) {
        return SERIAL.get(name);
    }
}
