package io.confiture.sql.query;

import io.confiture.project.SourceLocation;
import io.confiture.sql.Lexer;
import io.confiture.sql.SqlSource;
import io.confiture.sql.Statement;
import io.confiture.sql.TokenKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Holds the significant tokens of a piece of SQL, with the way back to the file that it stands in.
 *
 * <p>The piece may lie inside of a string in which quotes are doubled, as function bodies do: the text that PostgreSQL
 * reads is then another than the file's, and each token still knows its place in the file. Immutable and thread-safe.
 */
public final class Tokens {
    private final SqlText text;
    private final TokenKind[] kinds;
    private final String[] names;
    private final int[] starts;
    private final int[] ends;
    private final int[] partners;

    private Tokens(SqlText text, TokenKind[] kinds, String[] names, int[] starts, int[] ends) {
        this.text = text;
        this.kinds = kinds;
        this.names = names;
        this.starts = starts;
        this.ends = ends;
        this.partners = Partners.of(kinds, names);
    }

    /** Read the tokens of a statement. */
    public static Tokens of(Statement statement) {
        return read(new SqlText(statement.source(), statement.source().text(), null), statement.lexer());
    }

    /** Read the tokens of a part of a file. */
    public static Tokens of(SqlSource source, int from, int to) {
        return read(new SqlText(source, source.text(), null), Lexer.of(source.text(), from, to));
    }

    private static Tokens read(SqlText text, Lexer lexer) {
        List<TokenKind> kinds = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        while (lexer.nextSignificant()) {
            kinds.add(lexer.kind());
            names.add(lexer.kind().identifier() ? lexer.name() : "");
            places.add(lexer.start());
            places.add(lexer.end());
        }
        int[] starts = new int[kinds.size()];
        int[] ends = new int[kinds.size()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = places.get(2 * i);
            ends[i] = places.get(2 * i + 1);
        }
        return new Tokens(text, kinds.toArray(TokenKind[]::new), names.toArray(String[]::new), starts, ends);
    }

    /** Return the tokens of a part of this; indexes count from 0 again. */
    public Tokens slice(int from, int to) {
        return new Tokens(
                text,
                Arrays.copyOfRange(kinds, from, to),
                Arrays.copyOfRange(names, from, to),
                Arrays.copyOfRange(starts, from, to),
                Arrays.copyOfRange(ends, from, to));
    }

    /** Return these tokens without those of a part. */
    public Tokens without(int from, int to) {
        int[] kept = new int[size() - (to - from)];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = i < from ? i : i + to - from;
        }
        return new Tokens(
                text,
                Arrays.stream(kept).mapToObj(i -> kinds[i]).toArray(TokenKind[]::new),
                Arrays.stream(kept).mapToObj(i -> names[i]).toArray(String[]::new),
                Arrays.stream(kept).map(i -> starts[i]).toArray(),
                Arrays.stream(kept).map(i -> ends[i]).toArray());
    }

    /**
     * Read the SQL that stands inside of a string token.
     *
     * @return the tokens; empty when the token is no string, or one whose notation is not followed ({@code U&''},
     *     {@code B''})
     */
    public Optional<Tokens> content(int token) {
        return text.content(kinds[token], starts[token], ends[token])
                .map(inner -> read(inner.text(), Lexer.of(inner.text().text(), inner.from(), inner.to())));
    }

    /** Return the number of tokens. */
    public int size() {
        return kinds.length;
    }

    /** Return a token's sort; END outside of the tokens. */
    public TokenKind kind(int token) {
        return token >= 0 && token < kinds.length ? kinds[token] : TokenKind.END;
    }

    /** Return the name that an identifier token stands for, folded or unquoted; an empty string for other tokens. */
    public String name(int token) {
        return token >= 0 && token < kinds.length ? names[token] : "";
    }

    /** Return a token's characters. */
    public String text(int token) {
        return token >= 0 && token < kinds.length ? text.text().substring(starts[token], ends[token]) : "";
    }

    /** Tell whether a token is the given keyword or name, written without quotes in any case. */
    public boolean isWord(int token, String lowerCase) {
        return kind(token) == TokenKind.IDENTIFIER && names[token].equals(lowerCase);
    }

    /** Tell whether a token is one of the given keywords or names, written without quotes in any case. */
    public boolean isWord(int token, String... lowerCase) {
        for (String word : lowerCase) {
            if (isWord(token, word)) {
                return true;
            }
        }
        return false;
    }

    /** Tell whether a token is an operator with just this spelling. */
    public boolean isOperator(int token, String spelling) {
        return kind(token) == TokenKind.OPERATOR
                && ends[token] - starts[token] == spelling.length()
                && text.text().startsWith(spelling, starts[token]);
    }

    /** Return the token that closes the parenthesis, bracket or CASE that this token opens; -1 if there is none. */
    public int partner(int token) {
        return token >= 0 && token < partners.length ? partners[token] : -1;
    }

    /** Return the token after this one, or after the parenthesis, bracket or CASE that it opens. */
    public int after(int token) {
        return Math.max(token, partner(token)) + 1;
    }

    /** Find the first of some keywords in a range, outside of parentheses, and not after a dot or AS; -1 if there is none. */
    public int find(int from, int to, String... words) {
        for (int i = from; i < to; i = after(i)) {
            if (isWord(i, words) && !labels(i)) {
                return i;
            }
        }
        return -1;
    }

    /** Cut a range at the commas outside of parentheses; an empty range has no parts. */
    List<Span> commas(int from, int to) {
        List<Span> parts = new ArrayList<>();
        int start = from;
        for (int i = from; i < to; i = after(i)) {
            if (kinds[i] == TokenKind.COMMA) {
                parts.add(new Span(this, start, i));
                start = i + 1;
            }
        }
        if (start < to || !parts.isEmpty()) {
            parts.add(new Span(this, start, to));
        }
        return parts;
    }

    /** Tell whether a word stands where even a reserved one is a mere name: after a dot or AS. */
    boolean labels(int token) {
        return kind(token - 1) == TokenKind.DOT || isWord(token - 1, "as");
    }

    /** Return the offset, in the file, of a token's first character; of the end for the token after the last. */
    public int offset(int token) {
        if (kinds.length == 0) {
            return text.origin(0);
        }
        return token < kinds.length
                ? text.origin(starts[Math.max(token, 0)])
                : text.origin(ends[kinds.length - 1] - 1) + 1;
    }

    /** Return a token's place in the file. */
    public SourceLocation location(int token) {
        return text.source().location(offset(token));
    }

    /** Return the file. */
    public SqlSource source() {
        return text.source();
    }

    /** Return the whole as a span. */
    public Span all() {
        return new Span(this, 0, size());
    }

    String text(int from, int to) {
        return from < to ? text.text().substring(starts[from], ends[to - 1]) : "";
    }

    @Override
    public String toString() {
        return text(0, size());
    }
}
