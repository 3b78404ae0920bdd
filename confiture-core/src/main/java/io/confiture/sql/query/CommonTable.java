package io.confiture.sql.query;

import io.confiture.project.TableName;
import java.util.List;

/**
 * Is one table of a WITH clause.
 *
 * @param name its name
 * @param columns the names given to its columns, mostly none
 * @param body the query, or the INSERT, UPDATE, DELETE or MERGE whose RETURNING yields the rows
 * @param recursive whether the clause says RECURSIVE: the table may then read itself and those after it
 */
public record CommonTable(Name name, List<Name> columns, Command body, boolean recursive) {

    /** Tell whether a name in FROM means this table when it is in sight. */
    public boolean isMeantBy(TableName table) {
        return table.schema() == null && table.name().equals(name.text());
    }
}
