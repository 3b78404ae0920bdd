package io.confiture.migration.data;

import io.confiture.catalog.ObjectId;
import io.confiture.check.Outcome;
import io.confiture.check.ScriptReading;
import io.confiture.project.SourceLocation;
import io.confiture.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Is the migration that is tried on rows.
 *
 * @param id what it is called
 * @param location its file
 * @param statements all that its scripts say, up and then down
 * @param upStatements what its up scripts say
 * @param opaque whether it does more than statements say, because it is written in Java
 * @param up the way there
 * @param down the way back, or null when there is none
 * @param noDown the answer where there is no way back and nothing else to say
 * @param declarations what the scripts say about themselves
 * @param fixture the file with rows of the user's, or null
 * @param culprit finds the statement that an object comes from
 */
public record Subject(
        String id,
        SourceLocation location,
        List<Statement> statements,
        List<Statement> upStatements,
        boolean opaque,
        Side up,
        @Nullable Side down,
        Outcome noDown,
        Declarations declarations,
        @Nullable ScriptReading fixture,
        Function<ObjectId, Optional<Statement>> culprit) {

    /** Copy the lists. */
    public Subject {
        statements = List.copyOf(statements);
        upStatements = List.copyOf(upStatements);
    }
}
