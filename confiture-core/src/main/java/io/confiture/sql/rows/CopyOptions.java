package io.confiture.sql.rows;

import io.confiture.sql.TokenKind;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what stands behind COPY .. FROM stdin: options in parentheses, or in the order of PostgreSQL before 9.0. */
final class CopyOptions {
    private static final Set<String> OFF = Set.of("false", "off", "0", "no");

    private final Tokens tokens;
    private boolean csv;
    private @Nullable String delimiter;
    private @Nullable String nullText;
    private @Nullable String defaultText;
    private boolean header;
    private @Nullable String quote;
    private @Nullable String escape;
    private boolean filtered;
    private @Nullable String notRead;

    CopyOptions(Tokens tokens) {
        this.tokens = tokens;
    }

    CopyFormat read() {
        while (!tokens.ended()) {
            if (tokens.at(TokenKind.LEFT_PAREN)) {
                list();
            } else if (tokens.accept("where")) {
                filtered = true;
                while (!tokens.ended()) {
                    tokens.advance();
                }
            } else {
                String name = word();
                boolean noise = name.equals("with") || name.equals("using") || name.equals("as");
                if (!noise) {
                    option(name, false);
                }
            }
        }
        char separator = one(delimiter, csv ? ',' : '\t');
        char quotes = one(quote, '"');
        return new CopyFormat(
                csv,
                separator,
                nullText != null ? nullText : csv ? "" : "\\N",
                defaultText,
                header,
                quotes,
                one(escape, quotes),
                filtered,
                notRead);
    }

    private void list() {
        tokens.advance();
        while (!tokens.ended() && !tokens.at(TokenKind.RIGHT_PAREN)) {
            option(word(), true);
            tokens.accept(TokenKind.COMMA);
        }
        if (!tokens.ended()) {
            tokens.advance();
        }
    }

    private void option(String name, boolean listed) {
        switch (name) {
            case "format" -> format(value());
            case "csv", "binary" -> format(name);
            case "delimiter", "delimiters" -> delimiter = string();
            case "null" -> nullText = string();
            case "default" -> defaultText = string();
            case "quote" -> quote = string();
            case "escape" -> escape = string();
            case "header" -> header = !listed || !OFF.contains(valueOr("true"));
            case "freeze" -> {
                if (listed) {
                    valueOr("");
                }
            }
            case "on_error" -> filtered |= value().equals("ignore");
            case "log_verbosity", "reject_limit" -> value();
            case "encoding" -> encoding(value());
            default -> {
                notRead = "the COPY option " + name.toUpperCase(Locale.ROOT) + " is not followed";
                while (!tokens.ended() && !tokens.at(TokenKind.COMMA) && !tokens.at(TokenKind.RIGHT_PAREN)) {
                    if (!tokens.skipParens()) {
                        tokens.advance();
                    }
                }
                if (!listed) {
                    tokens.advance();
                }
            }
        }
    }

    private void format(String name) {
        csv = name.equals("csv");
        if (!csv && !name.equals("text")) {
            notRead = "the COPY format " + name + " is no text";
        }
    }

    private void encoding(String name) {
        boolean utf8 = name.equals("utf8") || name.equals("utf-8") || name.equals("unicode");
        if (!utf8) {
            notRead = "the COPY data is in the encoding " + name + ", and only UTF-8 is read";
        }
    }

    private char one(@Nullable String sign, char usual) {
        if (sign == null) {
            return usual;
        } else if (sign.length() != 1) {
            notRead = "a delimiter, quote or escape of COPY is not one character";
            return usual;
        }
        return sign.charAt(0);
    }

    /** Read a string, which an AS may precede. */
    private String string() {
        tokens.accept("as");
        String decoded =
                !tokens.ended() && StringConstants.decodes(tokens.lexer().kind())
                        ? StringConstants.decode(tokens.lexer())
                        : null;
        if (decoded == null) {
            notRead = "a COPY option has a value that is no string";
            return word();
        }
        tokens.advance();
        return decoded;
    }

    private String valueOr(String usual) {
        boolean none = tokens.ended() || tokens.at(TokenKind.COMMA) || tokens.at(TokenKind.RIGHT_PAREN);
        return none ? usual : value();
    }

    private String value() {
        boolean string =
                !tokens.ended() && StringConstants.decodes(tokens.lexer().kind());
        return (string ? string() : word()).toLowerCase(Locale.ROOT);
    }

    private String word() {
        if (tokens.ended()) {
            return "";
        }
        String word = tokens.lexer().name();
        tokens.advance();
        return word;
    }
}
