package io.confiture.migration.data;

import io.confiture.rows.Filled;
import io.confiture.rows.Relation;
import io.confiture.rows.Restraint;
import io.confiture.rows.Restraint.Cell;
import io.confiture.rows.Restraint.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says on which rows a migration fails.
 *
 * @param side the side that failed
 * @param ran what the server said
 * @param cells the columns whose values matter; none when ordinary values are enough
 * @param rows the rows that are enough for it
 * @param table the table that must stay empty, or null
 * @param filled what was in the tables
 * @param next what to leave out to see what comes behind it
 */
record Stumble(
        String side,
        Ran ran,
        List<Cell> cells,
        List<Place> rows,
        @Nullable Relation table,
        Filled filled,
        Restraint next) {}
