package io.confiture.assertions.migration;

import io.confiture.assertions.query.Parameters;
import io.confiture.assertions.source.DatabaseSource;
import io.confiture.rows.Relation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts rows into a table of a sandbox, at once and one by one; columns that are not named get their defaults.
 *
 * <p>A text is given to the server without a type, so that it fits every column whose type it can be read as ({@code uuid},
 * {@code jsonb}, an enum). Lists and arrays fit columns that are arrays.
 */
public final class Insertion {

    private final Connection connection;
    private final RowMaker maker;
    private final InsertTarget target;
    private final List<Object> keys = new ArrayList<>();

    Insertion(Connection connection, RowMaker maker, String table) {
        this.maker = maker;
        this.connection = connection;
        this.target = InsertTarget.of(DatabaseSource.of(connection), table);
    }

    /**
     * Put a row in.
     *
     * @param columnsAndValues names of columns, each followed by its value; none for a row of defaults
     * @throws IllegalArgumentException when there is no such column, or no value for the last one
     * @throws SandboxException when the server refuses the row
     */
    public Insertion row(@Nullable Object... columnsAndValues) {
        return row(pairs(columnsAndValues));
    }

    /**
     * Put a row in, and make values for the columns that take no NULL, have no default and are not named. A foreign key refers to a row
     * that is there.
     *
     * @param columnsAndValues names of columns, each followed by its value; none for a row that is made as a whole
     * @throws IllegalArgumentException when there is no such column, or no row can be made
     * @throws IllegalStateException when the sandbox's connection has an open transaction, which others do not see into
     * @throws SandboxException when the server refuses the row
     */
    public Insertion rowWithDefaults(@Nullable Object... columnsAndValues) {
        Map<String, @Nullable Object> given = pairs(columnsAndValues);
        given.keySet().forEach(target::check);
        Map<String, @Nullable Object> row = maker.values(target.relation());
        row.putAll(given);
        return row(row);
    }

    private static Map<String, @Nullable Object> pairs(@Nullable Object... columnsAndValues) {
        if (columnsAndValues.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "columns and values alternate, and there are " + columnsAndValues.length + " of them");
        }
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int i = 0; i < columnsAndValues.length; i += 2) {
            if (!(columnsAndValues[i] instanceof String column)) {
                throw new IllegalArgumentException(
                        "the name of a column is expected instead of " + columnsAndValues[i]);
            }
            if (row.containsKey(column)) {
                throw new IllegalArgumentException("the column " + column + " is named twice");
            }
            row.put(column, columnsAndValues[i + 1]);
        }
        return row;
    }

    /** Put a row in, given as values by column; as {@link #row(Object...)} does otherwise. */
    public Insertion row(Map<String, ? extends @Nullable Object> row) {
        try (PreparedStatement statement = connection.prepareStatement(sql(row.keySet()))) {
            List<@Nullable Object> values = new ArrayList<>();
            row.values().forEach(value -> values.add(value instanceof Object[] array ? Arrays.asList(array) : value));
            Parameters.set(statement, values);
            statement.execute();
            keep(statement);
            return this;
        } catch (SQLException e) {
            throw new SandboxException("the row was refused by " + target.name(), e);
        }
    }

    /** Put rows in, each given as values by column. */
    public Insertion rows(Collection<? extends Map<String, ? extends @Nullable Object>> rows) {
        rows.forEach(this::row);
        return this;
    }

    /**
     * Return the primary keys of the rows that were put in, in order.
     *
     * @throws IllegalStateException when the primary key is not one column
     */
    public List<Object> keys() {
        if (target.key().size() != 1) {
            throw new IllegalStateException(
                    target.key().isEmpty()
                            ? target.name() + " has no primary key"
                            : "the primary key of " + target.name() + " is " + String.join(", ", target.key())
                                    + ", and not one column");
        }
        return List.copyOf(keys);
    }

    /**
     * Return the primary key of the row that was put in last.
     *
     * @throws IllegalStateException when the primary key is not one column, or no row was put in
     */
    public Object key() {
        List<Object> all = keys();
        if (all.isEmpty()) {
            throw new IllegalStateException("no row was put into " + target.name() + " here");
        }
        return all.get(all.size() - 1);
    }

    /** Return {@link #key()} where it is a whole number. */
    public long keyAsLong() {
        if (key() instanceof Number number) {
            return number.longValue();
        }
        throw new IllegalStateException("the primary key of " + target.name() + " is no number: " + key());
    }

    private String sql(Collection<String> columns) {
        columns.forEach(target::check);
        String returning = target.key().isEmpty() ? "" : " returning " + list(target.key());
        return "insert into " + target.relation().sql()
                + (columns.isEmpty()
                        ? " default values"
                        : " (" + list(columns) + ") values ("
                                + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")")
                + returning;
    }

    private static String list(Collection<String> columns) {
        return columns.stream().map(Relation::quoted).collect(Collectors.joining(", "));
    }

    private void keep(PreparedStatement statement) throws SQLException {
        if (target.key().isEmpty()) {
            return;
        }
        try (ResultSet rows = statement.getResultSet()) {
            while (rows.next()) {
                // The parts of a primary key are never NULL.
                keys.add(rows.getObject(1));
            }
        }
    }
}
