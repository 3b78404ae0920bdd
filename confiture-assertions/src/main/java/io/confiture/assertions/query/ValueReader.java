package io.confiture.assertions.query;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads values as the classes of Java that say the same; all others as text. */
final class ValueReader {
    /** The driver understands intervals in one style only, and numbers must be printed with all of their digits. */
    static final String SETTINGS = "set local intervalstyle = 'postgres'; set local extra_float_digits = 1";

    private ValueReader() {}

    static @Nullable Object read(ResultSet set, int index, String type, boolean array) throws SQLException {
        Object value = array ? elements(set.getArray(index)) : single(set, index, type);
        return set.wasNull() ? null : value;
    }

    private static @Nullable Object single(ResultSet set, int index, String type) throws SQLException {
        return switch (type) {
            case "bool" -> set.getBoolean(index);
            case "int2", "int4" -> set.getInt(index);
            case "int8", "oid" -> set.getLong(index);
            case "float4" -> set.getFloat(index);
            case "float8" -> set.getDouble(index);
            case "numeric" -> number(set.getString(index));
            case "bpchar" -> padded(set.getString(index));
            case "bytea" -> set.getBytes(index);
            case "date" -> set.getObject(index, LocalDate.class);
            case "timestamp" -> set.getObject(index, LocalDateTime.class);
            case "timestamptz" -> set.getObject(index, OffsetDateTime.class);
            case "time" -> set.getObject(index, LocalTime.class);
            case "timetz" -> set.getObject(index, OffsetTime.class);
            case "interval" -> interval(set, index);
            case "uuid" -> set.getObject(index, UUID.class);
            default -> set.getString(index);
        };
    }

    /** The driver reads an infinite one as one of no length. */
    private static @Nullable Object interval(ResultSet set, int index) throws SQLException {
        String text = set.getString(index);
        return "infinity".equals(text) || "-infinity".equals(text) ? text : set.getObject(index);
    }

    private static @Nullable Object number(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return switch (text) {
            case "NaN", "Infinity", "-Infinity" -> Double.valueOf(text);
            default -> new BigDecimal(text);
        };
    }

    /** Trailing blanks mean nothing in character(n). */
    private static @Nullable String padded(@Nullable String text) {
        if (text == null) {
            return null;
        }
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        return text.substring(0, end);
    }

    private static @Nullable List<@Nullable Object> elements(@Nullable Array array) throws SQLException {
        if (array == null) {
            return null;
        }
        List<@Nullable Object> elements = new ArrayList<>();
        // As rows, so that elements are read as columns of their type are.
        try (ResultSet rows = array.getResultSet()) {
            ResultSetMetaData meta = rows.getMetaData();
            String type = ResultReader.plain(meta.getColumnTypeName(2));
            boolean inner = meta.getColumnType(2) == Types.ARRAY;
            while (rows.next()) {
                elements.add(read(rows, 2, type, inner));
            }
        }
        return Collections.unmodifiableList(elements);
    }
}
