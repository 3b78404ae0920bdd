package io.confiture.sql.rows;

import io.confiture.sql.CopyData;
import io.confiture.sql.MetaCommand;
import io.confiture.sql.Piece;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import io.confiture.sql.Statement;

/**
 * Reads load files row by row: INSERT .. VALUES and COPY .. FROM stdin with the place of every value, other statements as a
 * whole. Statements are cut where {@link SqlScript} cuts them.
 */
public final class RowReader {
    private final RowVisitor visitor;
    private final PathTracker paths;

    private RowReader(RowVisitor visitor, SearchPath path) {
        this.visitor = visitor;
        this.paths = new PathTracker(path);
    }

    /**
     * Read a whole file or text.
     *
     * @param input the text
     * @param visitor takes what is read, on this thread
     * @throws io.confiture.sql.SqlSourceException if the file cannot be read
     */
    public static void read(SqlInput input, RowVisitor visitor) {
        SqlSource source = input.source() == null ? SqlSource.read(input.file(), input.name()) : input.source();
        read(SqlScript.parse(source), visitor);
    }

    /** Read a script that is in memory. */
    public static void read(SqlScript script, RowVisitor visitor) {
        RowReader reader = new RowReader(visitor, SearchPath.DEFAULT);
        for (Piece piece : script.pieces()) {
            if (piece instanceof Statement statement) {
                reader.statement(statement);
            } else if (piece instanceof MetaCommand command) {
                visitor.command(command);
            }
        }
        script.diagnostics().forEach(visitor::problem);
    }

    /**
     * Read one statement.
     *
     * @param statement the statement, with its COPY data
     * @param path the search path in force before it
     * @param visitor takes what is read, on this thread
     */
    public static void read(Statement statement, SearchPath path, RowVisitor visitor) {
        new RowReader(visitor, path).statement(statement);
    }

    private void statement(Statement whole) {
        for (Statement statement : whole.commands()) {
            command(statement);
        }
    }

    private void command(Statement statement) {
        CopyHead copy = CopyHeads.read(statement, paths.current());
        if (copy != null) {
            visitor.begin(copy);
            CopyData data = statement.copyData().orElseGet(() -> none(statement));
            visitor.end(new CopyReader(copy.format(), new StatementLines(data), visitor).read());
            return;
        }
        Tokens tokens = new StatementTokens(statement);
        InsertHead insert =
                tokens.at("insert") || tokens.at("with") ? new InsertReader(tokens, paths.current()).head() : null;
        if (insert != null) {
            visitor.begin(insert);
            visitor.end(new RowsReader(tokens, visitor).read());
            return;
        }
        visitor.statement(statement, paths.current());
        paths.follow(statement);
    }

    private static CopyData none(Statement statement) {
        return new CopyData(statement.source(), statement.end(), statement.end(), false);
    }
}
