package io.confiture.rows;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds the rows that are planned for a table.
 *
 * @param table the table
 * @param rows what to put in; maybe nothing
 * @param reason why there is nothing, or null
 */
public record TableRows(
        Table table, List<Row> rows, @Nullable String reason) {
    public TableRows {
        rows = List.copyOf(rows);
    }

    static TableRows none(Table table, String reason) {
        return new TableRows(table, List.of(), reason);
    }

    /**
     * Return the statements that put some of the rows in and make the server compute what it only does when it is asked
     * (virtual columns, since PostgreSQL 18): rows that cannot be read are of no use.
     */
    String insertAndRead(List<Row> some) {
        return insert(some)
                + table.columns().stream()
                        .filter(Column::generated)
                        .map(c -> ";SELECT " + Relation.quoted(c.name()) + " FROM "
                                + table.relation().sql())
                        .collect(Collectors.joining());
    }

    /** Return the statements that put rows in, or nothing when there are none. */
    Optional<String> insert() {
        return rows.isEmpty() ? Optional.empty() : Optional.of(insertAndRead(rows));
    }

    /** Return the statement that puts some of the rows in. */
    private String insert(List<Row> some) {
        List<String> columns = table.writable().stream().map(Column::name).toList();
        StringBuilder sql =
                new StringBuilder("INSERT INTO ").append(table.relation().sql());
        if (columns.isEmpty()) {
            return sql.append(" DEFAULT VALUES").toString();
        }
        sql.append('(');
        for (int i = 0; i < columns.size(); i++) {
            sql.append(i == 0 ? "" : ",").append(Relation.quoted(columns.get(i)));
        }
        sql.append(") OVERRIDING SYSTEM VALUE VALUES ");
        for (int i = 0; i < some.size(); i++) {
            sql.append(i == 0 ? "(" : ",(");
            Row row = some.get(i);
            for (int k = 0; k < columns.size(); k++) {
                String column = columns.get(k);
                sql.append(k == 0 ? "" : ",");
                sql.append(
                        row.values().containsKey(column)
                                ? Sql.literal(row.values().get(column))
                                : "DEFAULT");
            }
            sql.append(')');
        }
        return sql.toString();
    }
}
