package io.confiture.sql;

import io.confiture.project.SourceLocation;

/**
 * Holds one comment of a script.
 *
 * @param source the text of which this is a part
 * @param start the offset of the comment's opening
 * @param end the offset after its last character
 * @param text what it says, without the comment signs and the blanks around
 * @param line true for {@code -- ...}, false for a block comment
 */
public record Comment(SqlSource source, int start, int end, String text, boolean line) {

    static Comment at(SqlSource source, Lexer lexer) {
        boolean line = lexer.kind() == TokenKind.LINE_COMMENT;
        int end = !line && lexer.terminated() ? lexer.end() - 2 : lexer.end();
        String text = source.text().substring(lexer.start() + 2, end).strip();
        return new Comment(source, lexer.start(), lexer.end(), text, line);
    }

    /** Return the place of the comment's opening. */
    public SourceLocation location() {
        return source.location(start);
    }
}
