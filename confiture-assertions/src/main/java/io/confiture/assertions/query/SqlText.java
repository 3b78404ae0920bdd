package io.confiture.assertions.query;

import io.confiture.assertions.source.DatabaseSource;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import io.confiture.sql.Statement;
import io.confiture.sql.TransactionControl;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Is SQL of a test, to be run on a database.
 *
 * @param parameters values for its question marks; without any it is sent as it is, and question marks are operators
 */
record SqlText(DatabaseSource source, String sql, List<@Nullable Object> parameters) {

    /** Hold the text and parameters of a call. */
    static SqlText of(DatabaseSource source, String sql, @Nullable Object @Nullable ... parameters) {
        List<@Nullable Object> given = new ArrayList<>();
        if (parameters == null) {
            given.add(null); // query("..", null) has one parameter
        } else {
            Collections.addAll(given, parameters);
        }
        return new SqlText(source, sql, Collections.unmodifiableList(given));
    }

    /**
     * Return its statements.
     *
     * @throws IllegalArgumentException when there is none, or one that ends the transaction which takes everything back
     */
    List<Statement> statements() {
        List<Statement> statements =
                SqlScript.parse(SqlSource.of(Path.of(""), "", sql)).statements();
        if (statements.isEmpty()) {
            throw new IllegalArgumentException("there is no statement in: " + sql);
        }
        for (Statement statement : statements) {
            statement.kind().transactionControl().filter(SqlText::ends).ifPresent(control -> {
                throw new IllegalArgumentException(
                        statement.text() + " cannot be run by an assertion: it runs everything in a"
                                + " transaction, and rolls that back");
            });
        }
        if (statements.size() > 1 && !parameters.isEmpty()) {
            throw new IllegalArgumentException("parameters are for one statement, but these are " + statements.size());
        }
        return statements;
    }

    /**
     * Return its only statement.
     *
     * @throws IllegalArgumentException when there is another number of them
     */
    Statement statement() {
        List<Statement> statements = statements();
        if (statements.size() > 1) {
            throw new IllegalArgumentException(
                    "one query is expected, but these are " + statements.size() + " statements: " + sql);
        }
        return statements.get(0);
    }

    private static boolean ends(TransactionControl control) {
        return switch (control) {
            case SAVEPOINT, RELEASE, ROLLBACK_TO, SET_TRANSACTION -> false;
            default -> true;
        };
    }

    /** Return the text as messages show it. */
    @Override
    public String toString() {
        String shown = sql.strip();
        return parameters.isEmpty() ? shown : shown + "\nwith " + Values.text(parameters);
    }
}
