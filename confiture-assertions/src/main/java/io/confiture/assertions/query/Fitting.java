package io.confiture.assertions.query;

import io.confiture.assertions.source.DatabaseSource;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows that a test expects as rows of a result: where a column is neither text nor number nor boolean, a text stands for what
 * PostgreSQL reads from it, like a quoted constant in SQL.
 */
final class Fitting {
    private final DatabaseSource source;
    private final ColumnTypes types;
    private final List<Column> columns;
    private final Map<Asked, Optional<Object>> read = new HashMap<>();
    private @Nullable String misfit;

    Fitting(DatabaseSource source, List<Column> columns) {
        this.source = source;
        this.types = new ColumnTypes(source);
        this.columns = columns;
    }

    /** Return the rows; those that do not fit as they are. */
    List<Row> fit(List<Row> rows) {
        return rows.stream().map(this::fit).toList();
    }

    /** Say why a row can never be among the result's, if there is such a one: a comparison with it would prove nothing. */
    Optional<String> misfit() {
        return Optional.ofNullable(misfit);
    }

    private Row fit(Row row) {
        if (row.size() != columns.size()) {
            complain(row + " has " + row.size() + (row.size() == 1 ? " value" : " values") + ", but the query gives "
                    + columns.size() + (columns.size() == 1 ? " column: " : " columns: ")
                    + String.join(", ", columns.stream().map(Column::name).toList()));
            return row;
        }
        List<@Nullable Object> keys = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            keys.add(key(row, columns.get(i), row.get(i)));
        }
        return Row.keyed(row.values(), keys);
    }

    private @Nullable Object key(Row row, Column column, @Nullable Object value) {
        Object key = column.key(value);
        if (value instanceof String text && column.kind().readsText()) {
            key = read.computeIfAbsent(new Asked(column, text), asked -> read(row, asked))
                    .orElse(text);
        } else if (value != null && (key == null || !column.takes(key))) {
            complain(Values.text(value) + " in " + row + " is a "
                    + value.getClass().getSimpleName() + ", but column "
                    + column.name() + " has the type " + types.name(column) + ", for which a test gives "
                    + column.kind().java());
        }
        return key;
    }

    private Optional<Object> read(Row row, Asked asked) {
        Column column = asked.column;
        String type = types.name(column);
        return Trial.on(source, connection -> {
            Trial.send(connection, ValueReader.SETTINGS);
            try (PreparedStatement statement =
                    connection.prepareStatement("select cast(cast(? as pg_catalog.text) as " + type + ")")) {
                statement.setString(1, asked.text);
                try (ResultSet set = statement.executeQuery()) {
                    set.next();
                    return Optional.ofNullable(column.key(ValueReader.read(set, 1, column.type(), column.array())));
                }
            } catch (SQLException e) {
                ServerError error = ServerError.of(e, null).orElseThrow(() -> e);
                complain(Values.text(asked.text) + " in " + row + " is no value of column " + column.name()
                        + " of type " + type + ": " + error.message());
                return Optional.empty();
            }
        });
    }

    private void complain(String text) {
        if (misfit == null) {
            misfit = text;
        }
    }

    private record Asked(Column column, String text) {}
}
