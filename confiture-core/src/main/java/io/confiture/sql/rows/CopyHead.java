package io.confiture.sql.rows;

import io.confiture.project.SourceLocation;
import io.confiture.sql.Statement;
import java.util.List;

/**
 * Holds a COPY .. FROM stdin, whose rows follow. Immutable.
 *
 * @param target the table
 * @param columns see {@link LoadHead#columns()}
 * @param format how the rows are written
 * @param statement the statement itself, without its data
 */
public record CopyHead(Target target, List<ColumnName> columns, CopyFormat format, Statement statement)
        implements LoadHead {
    public CopyHead {
        columns = List.copyOf(columns);
    }

    @Override
    public SourceLocation location() {
        return statement.location();
    }
}
