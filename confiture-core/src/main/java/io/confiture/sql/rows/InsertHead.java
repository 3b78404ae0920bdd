package io.confiture.sql.rows;

import io.confiture.project.SourceLocation;
import io.confiture.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds what stands before the rows of an INSERT .. VALUES. Immutable.
 *
 * @param target the table
 * @param alias the name after AS, or null
 * @param columns see {@link LoadHead#columns()}
 * @param overriding what OVERRIDING says of identity columns
 * @param with the whole statement if a WITH clause stands before INSERT, which may write to other tables; else null
 * @param location where the statement begins
 */
public record InsertHead(
        Target target,
        @Nullable String alias,
        List<ColumnName> columns,
        Overriding overriding,
        @Nullable Statement with,
        SourceLocation location)
        implements LoadHead {

    /** Names whose values win for identity columns. */
    public enum Overriding {
        /** Nothing is said. */
        NONE,
        /** OVERRIDING SYSTEM VALUE. */
        SYSTEM,
        /** OVERRIDING USER VALUE. */
        USER
    }

    public InsertHead {
        columns = List.copyOf(columns);
    }
}
