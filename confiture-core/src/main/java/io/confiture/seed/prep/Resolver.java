package io.confiture.seed.prep;

import io.confiture.project.SourceLocation;
import io.confiture.project.TableName;
import io.confiture.sql.ddl.SearchPath;
import io.confiture.sql.ddl.TableDefinition;
import io.confiture.sql.routine.Routine;

/**
 * Is the function (or procedure) that moves the rows of one prep table into its final table.
 *
 * @param function its name with its schema
 * @param prep the prep table
 * @param routine what the files say of it
 * @param path the search path of the session that defines it, which is that of a call as far as the files tell
 */
public record Resolver(TableName function, TableDefinition prep, Routine routine, SearchPath path) {

    /** Return where its name stands. */
    public SourceLocation location() {
        return routine.location();
    }

    @Override
    public String toString() {
        return function + "()";
    }
}
