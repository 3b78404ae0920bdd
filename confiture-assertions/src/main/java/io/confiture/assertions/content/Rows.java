package io.confiture.assertions.content;

import io.confiture.assertions.query.Trial;
import io.confiture.assertions.source.Answer;
import io.confiture.assertions.source.DatabaseObject;
import io.confiture.assertions.source.DatabaseSource;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Is the rows of a table, a view or a query that assertions are made on.
 *
 * @param source the database
 * @param table the table or view; null for those of a query
 * @param from what stands after FROM
 * @param alias the name that its columns are found by, quoted
 * @param columns its columns in their order
 * @param condition which of its rows are meant, or null for all
 * @param emptyAllowed whether it is right that there are none
 */
public record Rows(
        DatabaseSource source,
        @Nullable DatabaseObject table,
        String from,
        String alias,
        List<RowColumn> columns,
        @Nullable String condition,
        boolean emptyAllowed) {

    private static final String COLUMNS = """
            select a.attname as name, coalesce(b.typname, t.typname) as type,
                   coalesce((select k.place from pg_catalog.pg_index i,
                             pg_catalog.unnest(i.indkey::pg_catalog.int2[]) with ordinality k(number, place)
                             where i.indrelid = a.attrelid and i.indisprimary and k.number = a.attnum
                               and k.place <= i.indnkeyatts), 0) as key
            from pg_catalog.pg_attribute a join pg_catalog.pg_type t on t.oid = a.atttypid
            left join pg_catalog.pg_type b on b.oid = t.typbasetype
            where a.attrelid = ? and a.attnum > 0 and not a.attisdropped order by a.attnum""";

    /** Copy the list. */
    public Rows {
        columns = List.copyOf(columns);
    }

    /** Take the rows of a table or view. */
    static Rows of(DatabaseObject table) {
        List<RowColumn> columns = new ArrayList<>();
        if (!table.absent()) {
            for (Answer column : table.source().ask(COLUMNS, table.oid())) {
                columns.add(
                        new RowColumn(String.valueOf(column.text("name")), String.valueOf(column.text("type")), (int)
                                column.number("key")));
            }
        }
        String name = Sql.name(table.name());
        String from = table.schema() == null ? name : Sql.name(table.schema()) + "." + name;
        return new Rows(table.source(), table, from, name, columns, null, false);
    }

    /** Take the rows of a query, which is asked for its columns. */
    static Rows of(DatabaseSource source, String query) {
        String alias = "confiture_query";
        String from = "(" + Sql.withoutEnd(query) + "\n) as " + alias;
        List<RowColumn> columns = Trial.ofOurs(source, connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                try (ResultSet rows = statement.executeQuery("select * from " + from + " limit 0")) {
                    return columns(rows.getMetaData());
                }
            }
        });
        return new Rows(source, null, from, alias, columns, null, false);
    }

    private static List<RowColumn> columns(ResultSetMetaData data) throws SQLException {
        List<RowColumn> columns = new ArrayList<>();
        for (int i = 1; i <= data.getColumnCount(); i++) {
            columns.add(new RowColumn(data.getColumnLabel(i), data.getColumnTypeName(i), 0));
        }
        return columns;
    }

    Rows where(String more) {
        String both = condition == null ? more : "(" + condition + "\n) and (" + more + "\n)";
        return new Rows(source, table, from, alias, columns, both, emptyAllowed);
    }

    Rows allowingNone() {
        return new Rows(source, table, from, alias, columns, condition, true);
    }

    boolean absent() {
        return table != null && table.absent();
    }

    /** Return the query for the rows. */
    String sql() {
        return "select * from " + from + (condition == null ? "" : " where (" + condition + "\n)");
    }

    List<String> names() {
        return columns.stream().map(RowColumn::name).toList();
    }

    /** Return the primary key's columns in their order; empty where there is none. */
    List<String> key() {
        return columns.stream()
                .filter(column -> column.key() > 0)
                .sorted(Comparator.comparingInt(RowColumn::key))
                .map(RowColumn::name)
                .toList();
    }

    RowColumn column(String name) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no column " + name));
    }

    Optional<String> definedAt() {
        return table == null ? Optional.empty() : table.definedAt();
    }

    /** Say which rows they are: {@code rows of table shop.users where active}. */
    @Override
    public String toString() {
        return "rows of " + (table == null ? "the query" : table.toString())
                + (condition == null ? "" : " where " + condition);
    }
}
