package io.confiture.sql.rows;

import io.confiture.sql.Diagnostic;
import io.confiture.sql.MetaCommand;
import io.confiture.sql.Statement;

/**
 * Receives what a load file says, in the order of the file: for each load its head, its rows and its end, and every other
 * statement as a whole. Called on the reader's thread; what it throws ends the reading.
 */
public interface RowVisitor {

    /** Take the beginning of an INSERT .. VALUES or COPY .. FROM stdin. */
    default void begin(LoadHead head) {}

    /** Take the next row of the load that has begun. */
    default void row(Row row) {}

    /** Take the end of the load that has begun. */
    default void end(LoadEnd end) {}

    /**
     * Take a statement that is no plain load; a command of its own where psql's {@code \;} joins several.
     *
     * @param statement the statement; its places are right, though its source may be no more than its own lines
     * @param path the search path in force before it
     */
    default void statement(Statement statement, SearchPath path) {}

    /** Take a psql command; an include is not followed. */
    default void command(MetaCommand command) {}

    /** Take what is wrong with the text. */
    default void problem(Diagnostic diagnostic) {}
}
