package io.confiture.sql.rows;

import io.confiture.project.SourceLocation;
import java.util.List;

/** Is what a statement says before its rows: an INSERT .. VALUES or a COPY .. FROM stdin. Immutable. */
public sealed interface LoadHead permits InsertHead, CopyHead {

    /** Return the table that is loaded. */
    Target target();

    /** Return the column list; empty when none is written, which means the table's columns in order. */
    List<ColumnName> columns();

    /** Return where the statement begins. */
    SourceLocation location();
}
