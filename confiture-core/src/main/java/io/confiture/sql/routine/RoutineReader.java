package io.confiture.sql.routine;

import io.confiture.project.TableName;
import io.confiture.sql.Statement;
import io.confiture.sql.TokenKind;
import io.confiture.sql.query.Span;
import io.confiture.sql.query.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the header of CREATE FUNCTION and CREATE PROCEDURE, whose clauses may come in any order. */
final class RoutineReader {
    private static final String[] CLAUSES = {
        "language",
        "transform",
        "window",
        "immutable",
        "stable",
        "volatile",
        "not",
        "leakproof",
        "called",
        "returns",
        "strict",
        "external",
        "security",
        "parallel",
        "cost",
        "rows",
        "support",
        "set",
        "as",
        "return",
        "begin"
    };

    private final Tokens t;
    private final List<Argument> arguments = new ArrayList<>();
    private @Nullable Span returns;
    private @Nullable String language;
    private @Nullable List<String> searchPath;
    private boolean searchPathUnknown;
    private @Nullable BodyText body;

    RoutineReader(Statement statement) {
        this.t = Tokens.of(statement);
    }

    Optional<Routine> read() {
        int i = t.isWord(0, "create") ? 1 : -1;
        i = t.isWord(i, "or") && t.isWord(i + 1, "replace") ? i + 2 : i;
        if (i < 0 || !t.isWord(i, "function", "procedure")) {
            return Optional.empty();
        }
        boolean procedure = t.isWord(i, "procedure");
        int first = i + 1;
        int end = first;
        while (t.kind(end).identifier() && t.kind(end + 1) == TokenKind.DOT) {
            end += 2;
        }
        end++;
        if (t.kind(end) != TokenKind.LEFT_PAREN || t.partner(end) < 0) {
            return Optional.empty();
        }
        String schema = end - first > 1 ? t.name(end - 3) : null;
        TableName name = new TableName(schema, t.name(end - 1));
        Arguments.read(t, end, Argument.Mode.IN, arguments);
        clauses(t.after(end));
        Span nameSpan = new Span(t, first, end);
        BodyText found = body != null ? body : new BodyText.Unreadable("there is no body", nameSpan);
        String spoken = language != null ? language : found instanceof BodyText.Quoted ? "none" : "sql";
        return Optional.of(new Routine(
                procedure, name, arguments, returns, spoken, searchPath, searchPathUnknown, found, nameSpan));
    }

    private void clauses(int from) {
        int i = from;
        while (i < t.size()) {
            if (t.isWord(i, "returns") && !t.isWord(i + 1, "null")) {
                i = returns(i + 1);
            } else if (t.isWord(i, "language")) {
                language = word(i + 1);
                i += 2;
            } else if (t.isWord(i, "set")) {
                i = set(i + 1);
            } else if (t.isWord(i, "as")) {
                i = quoted(i + 1);
            } else if (t.isWord(i, "return")) {
                body = new BodyText.Return(t.slice(i + 1, t.size()));
                i = t.size();
            } else if (t.isWord(i, "begin") && t.isWord(i + 1, "atomic")) {
                atomic(i + 2);
                i = t.size();
            } else {
                i = t.after(i);
            }
        }
    }

    private int returns(int from) {
        if (t.isWord(from, "table") && t.kind(from + 1) == TokenKind.LEFT_PAREN) {
            Arguments.read(t, from + 1, Argument.Mode.TABLE, arguments);
            return t.after(from + 1);
        }
        int end = t.find(from + 1, t.size(), CLAUSES);
        end = end < 0 ? t.size() : end;
        returns = new Span(t, from, end);
        return end;
    }

    private int set(int from) {
        boolean path = t.isWord(from, "search_path");
        int i = from + 1;
        if (path && t.isWord(i, "from")) {
            searchPathUnknown = true;
            return i + 2;
        }
        i++;
        List<String> schemas = new ArrayList<>();
        boolean again = true;
        while (again && i < t.size()) {
            schemas.add(word(i));
            searchPathUnknown |= path
                    && (t.isWord(i, "default")
                            || !(t.kind(i).identifier() || t.kind(i).string()));
            again = t.kind(i + 1) == TokenKind.COMMA;
            i += again ? 2 : 1;
        }
        if (path) {
            searchPath = searchPathUnknown ? null : schemas;
        }
        return i;
    }

    private int quoted(int at) {
        Optional<Tokens> content = t.content(at);
        boolean library = t.kind(at + 1) == TokenKind.COMMA;
        Span span = new Span(t, at, Math.min(at + 1, t.size()));
        if (content.isPresent() && !library) {
            body = new BodyText.Quoted(content.get());
        } else {
            body = new BodyText.Unreadable(
                    library ? "the body is in an object file" : "the body's notation is not read", span);
        }
        return library ? at + 3 : at + 1;
    }

    private void atomic(int from) {
        int end = t.size();
        while (end > from && !t.isWord(end - 1, "end")) {
            end--;
        }
        body = end > from
                ? new BodyText.Atomic(t.slice(from, end - 1))
                : new BodyText.Unreadable("BEGIN ATOMIC is never closed", new Span(t, from - 2, from));
    }

    /** Return a name, or what a string says: {@code LANGUAGE 'plpgsql'}. */
    private String word(int i) {
        if (t.kind(i).identifier()) {
            return t.name(i);
        }
        String text = t.text(i);
        boolean plain = t.kind(i) == TokenKind.STRING && text.length() > 1;
        return plain ? text.substring(1, text.length() - 1).replace("''", "'") : text;
    }
}
