package io.confiture.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * Holds one SQL text cut into statements, exactly where psql cuts it.
 *
 * <p>Immutable and thread-safe.
 */
public final class SqlScript {
    private final SqlSource source;
    private final List<Piece> pieces;
    private final List<Statement> statements;
    private final List<MetaCommand> metaCommands;
    private final List<Diagnostic> diagnostics;

    SqlScript(SqlSource source, List<Piece> pieces, List<MetaCommand> metaCommands, List<Diagnostic> diagnostics) {
        this.source = source;
        this.pieces = List.copyOf(pieces);
        this.statements = this.pieces.stream()
                .filter(Statement.class::isInstance)
                .map(Statement.class::cast)
                .toList();
        this.metaCommands = List.copyOf(metaCommands);
        this.diagnostics = List.copyOf(diagnostics);
    }

    /**
     * Cut a text into its pieces; never throws, whatever the text is: see {@link #diagnostics()}.
     *
     * <p>The rules are those of psql 15 ({@code psqlscan.l}, {@code mainloop.c}, {@code copy.c}): a {@code ;} ends a
     * statement outside of quotes, comments, parentheses and the BEGIN .. END of a function; {@code \g} and its like do
     * too; the lines after a COPY .. FROM stdin are its data up to {@code \.}.
     */
    public static SqlScript parse(SqlSource source) {
        return Splitter.whole(source).split();
    }

    /** Return the text. */
    public SqlSource source() {
        return source;
    }

    /** Return all parts in order; their spans, joined, are the text. */
    public List<Piece> pieces() {
        return pieces;
    }

    /** Return the statements in order. */
    public List<Statement> statements() {
        return statements;
    }

    /** Return the psql commands in order, also those in the middle of a statement. */
    public List<MetaCommand> metaCommands() {
        return metaCommands;
    }

    /** Return what is wrong with the text, in order of the offsets. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /** Return false for a text of nothing but blanks, comments and psql commands. */
    public boolean hasStatements() {
        return !statements.isEmpty();
    }

    /** Find the comments, between and inside of statements, but not inside of function bodies; walks the text anew. */
    public List<Comment> comments() {
        List<Comment> comments = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece instanceof Statement statement) {
                collect(statement.lexer(), comments);
            } else if (piece instanceof Gap gap && !gap.discarded()) {
                collect(Lexer.of(source.text(), gap.start(), gap.end()), comments);
            }
        }
        return List.copyOf(comments);
    }

    private void collect(Lexer lexer, List<Comment> comments) {
        while (lexer.next()) {
            if (lexer.kind() == TokenKind.LINE_COMMENT || lexer.kind() == TokenKind.BLOCK_COMMENT) {
                comments.add(Comment.at(source, lexer));
            }
        }
    }
}
