package io.confiture.assertions.query;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TypeInfo;

/** Reads results. */
final class ResultReader {
    private ResultReader() {}

    /** Read all rows and hold the first. */
    static Result read(Connection connection, ResultSet set) throws SQLException {
        List<Column> columns = columns(connection, set.getMetaData());
        List<Row> rows = new ArrayList<>();
        long count = 0;
        while (set.next()) {
            if (count++ < Result.HELD) {
                rows.add(row(columns, set));
            }
        }
        return new Result(columns, List.copyOf(rows), count);
    }

    static List<Column> columns(Connection connection, ResultSetMetaData meta) throws SQLException {
        TypeInfo types = connection.unwrap(BaseConnection.class).getTypeInfo();
        List<Column> columns = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            String type = plain(meta.getColumnTypeName(i));
            boolean array = meta.getColumnType(i) == Types.ARRAY;
            columns.add(new Column(meta.getColumnLabel(i), type, array, Integer.toUnsignedLong(types.getPGType(type))));
        }
        return List.copyOf(columns);
    }

    /** The driver names a column with a sequence after what made it. */
    static String plain(String type) {
        return switch (type) {
            case "serial" -> "int4";
            case "bigserial" -> "int8";
            case "smallserial" -> "int2";
            default -> type;
        };
    }

    private static Row row(List<Column> columns, ResultSet set) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        List<@Nullable Object> keys = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Object value = ValueReader.read(
                    set, i + 1, columns.get(i).type(), columns.get(i).array());
            values.add(value);
            keys.add(columns.get(i).key(value));
        }
        return Row.keyed(values, keys);
    }
}
