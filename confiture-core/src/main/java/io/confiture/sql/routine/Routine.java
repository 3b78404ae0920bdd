package io.confiture.sql.routine;

import io.confiture.project.SourceLocation;
import io.confiture.project.TableName;
import io.confiture.sql.Statement;
import io.confiture.sql.query.NotUnderstood;
import io.confiture.sql.query.Span;
import io.confiture.sql.query.TableReference;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds a function or procedure as CREATE FUNCTION or CREATE PROCEDURE defines it.
 *
 * @param procedure whether it is a procedure
 * @param name its name with the schema as written
 * @param arguments its arguments in order, those of RETURNS TABLE last
 * @param returns the type after RETURNS; null when there is none, or RETURNS TABLE
 * @param language the language in lower case; {@code sql} where a body without quotes needs none
 * @param searchPath the schemas of {@code SET search_path}, in order; null when there is no such clause
 * @param searchPathUnknown whether the clause is there and its value is not ({@code FROM CURRENT}, {@code TO DEFAULT})
 * @param body what it runs
 * @param nameSpan where the name stands
 */
public record Routine(
        boolean procedure,
        TableName name,
        List<Argument> arguments,
        @Nullable Span returns,
        String language,
        @Nullable List<String> searchPath,
        boolean searchPathUnknown,
        BodyText body,
        Span nameSpan) {

    public Routine {
        arguments = List.copyOf(arguments);
        searchPath = searchPath == null ? null : List.copyOf(searchPath);
    }

    /** Read a statement; empty when it creates no function or procedure. */
    public static Optional<Routine> read(Statement statement) {
        return new RoutineReader(statement).read();
    }

    /** Return this routine after ALTER .. SET search_path; null when the new path cannot be known. */
    public Routine withSearchPath(@Nullable List<String> path) {
        return new Routine(procedure, name, arguments, returns, language, path, path == null, body, nameSpan);
    }

    /** Return the place of the name. */
    public SourceLocation location() {
        return nameSpan.location();
    }

    /**
     * Return the SQL statements, queries and expressions of the body, in the order of the text.
     *
     * <p>What cannot be followed is among them, with the reason: a body in another language is one such statement.
     */
    public List<BodyStatement> statements() {
        if (body instanceof BodyText.Unreadable unreadable) {
            return List.of(notFollowed(unreadable.reason(), unreadable.span()));
        } else if (body instanceof BodyText.Return expression) {
            return SqlBody.ofReturn(expression.tokens());
        } else if (body instanceof BodyText.Atomic atomic) {
            return SqlBody.statements(atomic.tokens());
        }
        BodyText.Quoted quoted = (BodyText.Quoted) body;
        return switch (language) {
            case "sql" -> SqlBody.statements(quoted.tokens());
            case "plpgsql" -> new PlpgsqlBody(quoted.tokens()).statements();
            default -> List.of(notFollowed("the language " + language + " is not read", nameSpan));
        };
    }

    /** Return every table that the body names, in order; of what is not followed, nothing. */
    public List<TableReference> references() {
        return statements().stream()
                .filter(statement -> statement.reading() != null)
                .flatMap(statement -> java.util.Objects.requireNonNull(statement.reading()).references().stream())
                .toList();
    }

    /** Return what of the body is not followed or not understood; when empty, the references are complete. */
    public List<NotUnderstood> notFollowed() {
        List<NotUnderstood> all = new java.util.ArrayList<>();
        for (BodyStatement statement : statements()) {
            if (statement.notFollowed() != null) {
                all.add(new NotUnderstood(statement.notFollowed(), statement.location()));
            }
            if (statement.reading() != null) {
                all.addAll(statement.reading().notUnderstood());
            }
        }
        return List.copyOf(all);
    }

    private static BodyStatement notFollowed(String reason, Span span) {
        return new BodyStatement(BodyStatement.Role.UNKNOWN, null, List.of(), false, false, reason, span);
    }
}
