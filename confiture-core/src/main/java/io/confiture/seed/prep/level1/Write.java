package io.confiture.seed.prep.level1;

import io.confiture.sql.rows.ColumnName;
import io.confiture.sql.rows.Target;
import java.util.List;

/**
 * Is one place where a statement writes to a table.
 *
 * @param command the keyword, such as {@code UPDATE}
 * @param target the table
 * @param columns the column list of an INSERT, as far as one is written
 */
record Write(String command, Target target, List<ColumnName> columns) {
    Write {
        columns = List.copyOf(columns);
    }
}
