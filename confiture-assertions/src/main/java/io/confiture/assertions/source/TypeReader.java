package io.confiture.assertions.source;

import static io.confiture.sql.TokenKind.COMMA;
import static io.confiture.sql.TokenKind.DOT;
import static io.confiture.sql.TokenKind.IDENTIFIER;
import static io.confiture.sql.TokenKind.LEFT_BRACKET;
import static io.confiture.sql.TokenKind.LEFT_PAREN;
import static io.confiture.sql.TokenKind.NUMBER;
import static io.confiture.sql.TokenKind.OPERATOR;
import static io.confiture.sql.TokenKind.QUOTED_IDENTIFIER;
import static io.confiture.sql.TokenKind.RIGHT_BRACKET;
import static io.confiture.sql.TokenKind.RIGHT_PAREN;
import static io.confiture.sql.TokenKind.SEMICOLON;
import static io.confiture.sql.TokenKind.STRING;
import static io.confiture.sql.TokenKind.UNICODE_IDENTIFIER;

import io.confiture.sql.Cursor;
import io.confiture.sql.Lexer;
import io.confiture.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;

/** Walks over the parts of a type's spelling, and keeps in mind when one was not there. For one text. */
final class TypeReader {
    private final Cursor cursor;
    private boolean wrong;

    TypeReader(String text) {
        cursor = new Cursor(Lexer.of(text));
        // The server's texts hold no such character, so the driver would refuse to send it.
        wrong = text.indexOf('\0') >= 0 || !closed(text);
    }

    private static boolean closed(String text) {
        Lexer lexer = Lexer.of(text);
        boolean closed = true;
        while (lexer.next()) {
            closed &= lexer.terminated();
        }
        return closed;
    }

    /** Tell whether the whole text was read and everything was in its place. */
    boolean done() {
        return !wrong && cursor.atEnd() && !cursor.at(SEMICOLON);
    }

    /** Step over a keyword if it stands here; returns whether. */
    boolean accept(String word) {
        return cursor.accept(word);
    }

    /** Step over a keyword, which must stand here. */
    void expect(String word) {
        wrong |= !cursor.accept(word);
    }

    /** Find it wrong. */
    void reject() {
        wrong = true;
    }

    /** Return the keyword that stands here and is not a schema's name; otherwise the empty string. Stays there. */
    String keyword() {
        return cursor.at(IDENTIFIER) ? cursor.token().name() : "";
    }

    /** Read a name that the search path or the schema before it resolves. */
    TypeSpelling named() {
        StringBuilder sql = new StringBuilder(quoted(name()));
        if (cursor.at(DOT)) {
            cursor.advance();
            sql.append('.').append(quoted(name()));
        }
        return new TypeSpelling(sql.toString(), modifiers());
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private String name() {
        boolean identifier = cursor.at(IDENTIFIER) || cursor.at(QUOTED_IDENTIFIER) || cursor.at(UNICODE_IDENTIFIER);
        String name = cursor.token().name();
        wrong |= !identifier || name.isEmpty();
        cursor.advance();
        return name;
    }

    /** Read a list of modifiers in parentheses, or nothing. */
    List<String> modifiers() {
        List<String> items = new ArrayList<>();
        if (!cursor.at(LEFT_PAREN)) {
            return items;
        }
        do {
            cursor.advance();
            items.add(modifier());
        } while (cursor.at(COMMA));
        close(RIGHT_PAREN);
        return items;
    }

    private String modifier() {
        String sign = "";
        if (cursor.at(OPERATOR) && cursor.token().text().equals("-")) {
            sign = "-";
            cursor.advance();
        }
        if (cursor.at(NUMBER)) {
            return sign + number();
        }
        wrong |= !sign.isEmpty();
        if (!cursor.at(STRING)) {
            return name();
        }
        Lexer token = cursor.token();
        String content = token.source()
                .substring(token.contentStart(), token.contentEnd())
                .replace("''", "'");
        cursor.advance();
        return content;
    }

    /** Read one number in parentheses, or nothing. */
    List<String> precision() {
        if (!cursor.at(LEFT_PAREN)) {
            return List.of();
        }
        cursor.advance();
        String number = number();
        close(RIGHT_PAREN);
        return List.of(number);
    }

    private String number() {
        wrong |= !cursor.at(NUMBER);
        String number = cursor.token().text();
        cursor.advance();
        return number;
    }

    private void close(TokenKind by) {
        wrong |= !cursor.at(by);
        cursor.advance();
    }

    /** Read what makes it an array; the server keeps neither dimensions nor bounds. */
    String bounds() {
        boolean array = cursor.accept("array");
        boolean bracket = cursor.at(LEFT_BRACKET);
        int brackets = 0;
        while (cursor.at(LEFT_BRACKET)) {
            cursor.advance();
            // ARRAY takes one pair of brackets with a number in it.
            wrong |= array && (!cursor.at(NUMBER) || brackets > 0);
            if (cursor.at(NUMBER)) {
                cursor.advance();
            }
            close(RIGHT_BRACKET);
            brackets++;
        }
        return array || bracket ? "[]" : "";
    }
}
