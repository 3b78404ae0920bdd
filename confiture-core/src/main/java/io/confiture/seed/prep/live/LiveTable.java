package io.confiture.seed.prep.live;

import io.confiture.project.TableName;
import java.util.List;
import java.util.Optional;

/**
 * A table as the server has it.
 *
 * @param oid the object id in {@code pg_class}
 * @param name the full name
 * @param columns the columns in their order
 * @param primaryKey the names of the primary key's columns; empty without one
 */
public record LiveTable(long oid, TableName name, List<LiveColumn> columns, List<String> primaryKey) {

    /** Copy the lists. */
    public LiveTable {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
    }

    /** Find a column by its exact name. */
    public Optional<LiveColumn> column(String column) {
        return columns.stream().filter(c -> c.name().equals(column)).findFirst();
    }

    /** Find a column by its name, else the one whose name differs in capitals only: a quoted {@code "ID"} is an id too. */
    public Optional<LiveColumn> like(String column) {
        List<LiveColumn> like =
                columns.stream().filter(c -> c.name().equalsIgnoreCase(column)).toList();
        return column(column).or(() -> like.size() == 1 ? Optional.of(like.get(0)) : Optional.empty());
    }

    /** Find the column by which a row is known in both tables. */
    public Optional<LiveColumn> id() {
        return like("id");
    }

    /** Return the name without schema and without {@code tb_}: what {@code pk_} and {@code fk_} are followed by. */
    public String base() {
        return name.name().regionMatches(true, 0, "tb_", 0, 3) ? name.name().substring(3) : name.name();
    }

    /** Return the name as SQL text. */
    public String sql() {
        return name.sql();
    }
}
