package io.confiture.sql.rows;

import io.confiture.sql.CopyData;
import io.confiture.sql.CopyLines;
import io.confiture.sql.Diagnostic;
import io.confiture.sql.MetaCommand;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import io.confiture.sql.SqlSourceException;
import io.confiture.sql.SqlStream;
import io.confiture.sql.Statement;
import io.confiture.sql.StreamSink;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Reads load files row by row: INSERT .. VALUES and COPY .. FROM stdin with the place of every value, other statements as a
 * whole. Statements are cut where {@link SqlScript} cuts them.
 *
 * <p>A file is read in constant memory, however many rows an INSERT or COPY has; one with a WITH clause, and any other
 * statement, is in memory as a whole.
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
     * @throws SqlSourceException if the file cannot be read
     */
    public static void read(SqlInput input, RowVisitor visitor) {
        SqlSource source = input.source();
        if (source != null) {
            read(SqlScript.parse(source), visitor);
            return;
        }
        RowReader reader = new RowReader(visitor, SearchPath.DEFAULT);
        try (SqlStream stream = SqlStream.open(input.file(), input.name(), reader.new Sink())) {
            reader.stream(stream);
        } catch (IOException e) {
            throw new SqlSourceException(input.location(), "cannot close this file: " + e.getMessage(), e);
        }
    }

    /** Read a script that is in memory. */
    public static void read(SqlScript script, RowVisitor visitor) {
        RowReader reader = new RowReader(visitor, SearchPath.DEFAULT);
        Deque<MetaCommand> commands = new ArrayDeque<>(script.metaCommands());
        for (Statement statement : script.statements()) {
            while (!commands.isEmpty() && commands.getFirst().start() < statement.start()) {
                visitor.command(commands.removeFirst());
            }
            reader.statement(statement);
        }
        commands.forEach(visitor::command);
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

    /** Read a text through a window of the given size. */
    static void read(SqlInput input, java.io.Reader text, int window, RowVisitor visitor) {
        RowReader reader = new RowReader(visitor, SearchPath.DEFAULT);
        reader.stream(SqlStream.of(input.file(), input.name(), text, window, reader.new Sink()));
    }

    private void stream(SqlStream stream) {
        while (stream.nextInsert()) {
            Tokens tokens = new StreamTokens(stream);
            InsertHead head = new InsertReader(tokens, paths.current()).head();
            if (head != null) {
                insert(head, tokens);
            }
        }
    }

    private void statement(Statement whole) {
        for (Statement statement : whole.commands()) {
            command(statement);
        }
    }

    private void command(Statement statement) {
        CopyHead copy = CopyHeads.read(statement, paths.current());
        if (copy != null) {
            copy(copy, new StatementLines(statement.copyData().orElseGet(() -> none(statement))));
            return;
        }
        Tokens tokens = new StatementTokens(statement);
        InsertHead insert =
                tokens.at("insert") || tokens.at("with") ? new InsertReader(tokens, paths.current()).head() : null;
        if (insert != null) {
            insert(insert, tokens);
            return;
        }
        visitor.statement(statement, paths.current());
        paths.follow(statement);
    }

    private void insert(InsertHead head, Tokens tokens) {
        tokens.release();
        visitor.begin(head);
        visitor.end(new RowsReader(tokens, visitor).read());
    }

    private void copy(CopyHead head, DataLines lines) {
        visitor.begin(head);
        visitor.end(new CopyReader(head.format(), lines, visitor).read());
    }

    private static CopyData none(Statement statement) {
        return new CopyData(statement.source(), statement.end(), statement.end(), false);
    }

    private final class Sink implements StreamSink {
        @Override
        public void statement(Statement statement) {
            RowReader.this.statement(statement);
        }

        @Override
        public void copy(Statement statement, CopyLines lines) {
            CopyHead head = CopyHeads.read(statement, paths.current());
            if (head == null) {
                visitor.statement(statement, paths.current());
            } else {
                RowReader.this.copy(head, new StreamLines(lines));
            }
        }

        @Override
        public void command(MetaCommand command) {
            visitor.command(command);
        }

        @Override
        public void problem(Diagnostic diagnostic) {
            visitor.problem(diagnostic);
        }
    }
}
