package io.confiture.sql.ddl;

import io.confiture.project.SourceLocation;
import io.confiture.project.TableName;
import io.confiture.sql.Cursor;
import io.confiture.sql.Lexer;
import io.confiture.sql.SqlSource;
import io.confiture.sql.Statement;
import io.confiture.sql.TokenKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds the significant tokens of one command, so that a reader can look ahead; at the end it stands on END for ever. */
final class Tokens {
    /**
     * One token, read.
     *
     * @param name the name that an identifier stands for; the decoded value of a plain string; else the text
     * @param word an unquoted identifier in lower case, else empty: what keywords are compared with
     */
    private record Read(TokenKind kind, int start, int end, String name, String word) {}

    private final SqlSource source;
    private final List<Read> tokens;
    private final Read end;
    private int at;

    private Tokens(SqlSource source, List<Read> tokens, int end) {
        this.source = source;
        this.tokens = tokens;
        this.end = new Read(TokenKind.END, end, end, "", "");
    }

    /** Read the commands of a statement, of which only a group has several. */
    static List<Tokens> commands(Statement statement) {
        List<Tokens> commands = new ArrayList<>();
        Cursor cursor = new Cursor(statement.lexer());
        boolean more = true;
        while (more) {
            // Only a group has a ; between commands; in any other statement it stands in a body.
            commands.add(read(statement.source(), cursor, statement.end(), !statement.group()));
            more = cursor.nextCommand();
        }
        return commands;
    }

    /** Read a text of its own. */
    static Tokens of(String text) {
        SqlSource source = SqlSource.of(Path.of(""), "", text);
        return read(source, new Cursor(Lexer.of(text)), text.length(), true);
    }

    private static Tokens read(SqlSource source, Cursor cursor, int end, boolean whole) {
        List<Read> tokens = new ArrayList<>();
        Lexer lexer = cursor.token();
        while (lexer.kind() != TokenKind.END && (whole || !cursor.atEnd())) {
            TokenKind kind = lexer.kind();
            boolean plain = kind == TokenKind.IDENTIFIER;
            String name =
                    kind.string() ? lexer.source().substring(lexer.contentStart(), lexer.contentEnd()) : lexer.name();
            if (kind == TokenKind.STRING) {
                name = name.replace("''", "'");
            }
            tokens.add(new Read(kind, lexer.start(), lexer.end(), name, plain ? name : ""));
            cursor.advance();
        }
        return new Tokens(source, tokens, end);
    }

    private Read get(int ahead) {
        return at + ahead < tokens.size() ? tokens.get(at + ahead) : end;
    }

    boolean atEnd() {
        return at >= tokens.size();
    }

    void advance() {
        at++;
    }

    /** Return a mark to come back to with {@link #back}. */
    int mark() {
        return at;
    }

    void back(int mark) {
        at = mark;
    }

    boolean at(TokenKind kind) {
        return get(0).kind == kind;
    }

    boolean at(String word) {
        return get(0).word.equals(word);
    }

    /** Tell whether these keywords stand here in a row. */
    boolean at(String first, String... more) {
        boolean all = at(first);
        for (int i = 0; i < more.length; i++) {
            all &= get(i + 1).word.equals(more[i]);
        }
        return all;
    }

    boolean atAny(String... words) {
        for (String word : words) {
            if (at(word)) {
                return true;
            }
        }
        return false;
    }

    boolean next(TokenKind kind) {
        return get(1).kind == kind;
    }

    /** Step over these keywords if all stand here in a row. */
    boolean accept(String first, String... more) {
        boolean found = at(first, more);
        at += found ? 1 + more.length : 0;
        return found;
    }

    boolean accept(TokenKind kind) {
        boolean found = at(kind);
        at += found ? 1 : 0;
        return found;
    }

    /** Step over one of these keywords, if one stands here. */
    boolean acceptAny(String... words) {
        boolean found = atAny(words);
        at += found ? 1 : 0;
        return found;
    }

    boolean atIdentifier() {
        return get(0).kind.identifier();
    }

    boolean atQuotedIdentifier() {
        return atIdentifier() && !at(TokenKind.IDENTIFIER);
    }

    boolean atString() {
        return get(0).kind.string();
    }

    /** Return what the token stands for: a name, the value of a string, or its text. */
    String name() {
        return get(0).name;
    }

    /** Return the token's name and step over it. */
    String takeName() {
        String name = name();
        advance();
        return name;
    }

    /** Return a lexer that stands on this token, to look inside of a string. */
    Lexer lexer() {
        Lexer lexer = Lexer.of(source.text(), get(0).start, get(0).end);
        lexer.next();
        return lexer;
    }

    int offset() {
        return get(0).start;
    }

    /** Return the offset after the token before this one. */
    int previousEnd() {
        return at > 0 && at <= tokens.size() ? tokens.get(at - 1).end : end.start;
    }

    String text(int from, int to) {
        return source.text().substring(from, Math.max(from, to));
    }

    SourceLocation location() {
        return source.location(offset());
    }

    /** Read {@code name}, {@code schema.name} or {@code database.schema.name}; null when no identifier is here. */
    @Nullable
    TableName qualifiedName() {
        if (!atIdentifier()) {
            return null;
        }
        String schema = null;
        String name = takeName();
        while (at(TokenKind.DOT) && get(1).kind.identifier()) {
            advance();
            schema = name;
            name = takeName();
        }
        return new TableName(schema, name);
    }

    /** Step over a parenthesis or bracket with all inside, if one opens here; returns whether. */
    boolean skipParens() {
        if (!at(TokenKind.LEFT_PAREN) && !at(TokenKind.LEFT_BRACKET)) {
            return false;
        }
        int depth = 0;
        while (!atEnd()) {
            if (at(TokenKind.LEFT_PAREN) || at(TokenKind.LEFT_BRACKET)) {
                depth++;
            } else if ((at(TokenKind.RIGHT_PAREN) || at(TokenKind.RIGHT_BRACKET)) && --depth == 0) {
                advance();
                return true;
            }
            advance();
        }
        return true;
    }

    /** Step over one token, or a parenthesis with all inside. */
    void skip() {
        if (!skipParens()) {
            advance();
        }
    }

    /** Read {@code (a, b)} as names; empty when no parenthesis opens here. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        if (!accept(TokenKind.LEFT_PAREN)) {
            return names;
        }
        while (!atEnd() && !at(TokenKind.RIGHT_PAREN)) {
            if (atIdentifier()) {
                names.add(takeName());
            }
            while (!atEnd() && !at(TokenKind.COMMA) && !at(TokenKind.RIGHT_PAREN)) {
                skip();
            }
            accept(TokenKind.COMMA);
        }
        advance();
        return names;
    }
}
