package io.confiture.assertions.query;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads rows of the driver's results as assertions on queries read them. For one result and one thread. */
public final class RowReader {
    private final ResultSet set;
    private final List<Column> columns;

    private RowReader(ResultSet set, List<Column> columns) {
        this.set = set;
        this.columns = columns;
    }

    /** Read a result, which is not moved. */
    public static RowReader of(Connection connection, ResultSet set) throws SQLException {
        return new RowReader(set, ResultReader.columns(connection, set.getMetaData()));
    }

    /** Return the names of the columns. */
    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /** Return the row that the result stands on. */
    public Row row() throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            values.add(ValueReader.read(
                    set, i + 1, columns.get(i).type(), columns.get(i).array()));
        }
        return Row.row(values.toArray());
    }
}
