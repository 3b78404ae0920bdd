package io.confiture.assertions.query;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.util.List;

/** Says what values of a type of PostgreSQL are compared as. */
enum Kind {
    BOOLEAN("Boolean", Boolean.class),
    NUMBER("number", BigDecimal.class),
    TEXT("String", String.class),
    BYTES("byte[]", ByteBuffer.class),
    DATE("LocalDate", LocalDate.class),
    TIMESTAMP("LocalDateTime", LocalDateTime.class),
    INSTANT("OffsetDateTime or Instant", Instant.class),
    TIME("LocalTime", LocalTime.class),
    OFFSET_TIME("OffsetTime", OffsetTime.class),
    INTERVAL("Duration or Period", Sameness.Length.class),
    UUID("UUID", java.util.UUID.class),
    JSON("JSON as a String", Json.class),
    ARRAY("List or array", List.class),
    OTHER("String", String.class);

    private final String java;
    private final Class<?> key;

    Kind(String java, Class<?> key) {
        this.java = java;
        this.key = key;
    }

    /** Find the kind of a type as the driver calls it; arrays have underscores before the names of their elements. */
    static Kind of(String type) {
        return switch (type) {
            case "bool" -> BOOLEAN;
            case "int2", "int4", "int8", "oid", "numeric", "float4", "float8" -> NUMBER;
            case "text", "varchar", "bpchar", "name", "char", "citext", "xml", "unknown", "void", "record" -> TEXT;
            case "bytea" -> BYTES;
            case "date" -> DATE;
            case "timestamp" -> TIMESTAMP;
            case "timestamptz" -> INSTANT;
            case "time" -> TIME;
            case "timetz" -> OFFSET_TIME;
            case "interval" -> INTERVAL;
            case "uuid" -> UUID;
            case "json", "jsonb" -> JSON;
            default -> OTHER;
        };
    }

    /** Return what a test gives for it. */
    String java() {
        return java;
    }

    /** Tell whether a key can be one of a value of this kind. */
    boolean takes(Object given) {
        // NaN and the infinities are no decimals.
        return key.isInstance(given) || (this == NUMBER && given instanceof Double);
    }

    /** Tell whether PostgreSQL is asked to read a text that a test gives for it. */
    boolean readsText() {
        return switch (this) {
            case BOOLEAN, NUMBER, TEXT, BYTES, JSON -> false;
            default -> true;
        };
    }
}
