package io.confiture.assertions.query;

import io.confiture.assertions.source.SourceException;
import io.confiture.sql.Statement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Is a statement of a test, or several, and how it ended. It runs when the first assertion wants to know, with the constraints that
 * are deferred checked at its end as COMMIT would; then everything is rolled back. For one thread.
 */
public final class Execution {
    private static final String CHECK = "set constraints all immediate";

    private final SqlText text;
    private @Nullable Outcome outcome;

    Execution(SqlText text) {
        this.text = text;
    }

    SqlText text() {
        return text;
    }

    /** Return how it ended. */
    Outcome outcome() {
        Outcome known = outcome;
        if (known == null) {
            known = Trial.on(text.source(), connection -> {
                beforehand(connection);
                Outcome ran = run(connection);
                return ran.error() == null ? checked(connection, ran) : ran;
            });
            outcome = known;
        }
        return known;
    }

    /** Check what waits in the transaction of the caller, so that it is not blamed on the statement. */
    private static void beforehand(Connection connection) throws SQLException {
        try {
            Trial.inside(connection, inner -> {
                Trial.send(inner, CHECK);
                return true;
            });
        } catch (SQLException e) {
            if (ServerError.of(e, null).isEmpty()) {
                throw e;
            }
            throw new SourceException(
                    "the transaction breaks a deferred constraint already, before the statement: " + e.getMessage(), e);
        }
    }

    private static Outcome checked(Connection connection, Outcome ran) throws SQLException {
        try {
            Trial.send(connection, CHECK);
            return ran;
        } catch (SQLException e) {
            ServerError error = ServerError.of(e, null).orElseThrow(() -> e);
            return new Outcome(
                    error.when("when its deferred constraints were checked, as COMMIT does"),
                    ran.rows(),
                    ran.notices(),
                    ran.took());
        }
    }

    /** Run it on a connection, in the transaction that is open. */
    Outcome run(Connection connection) throws SQLException {
        Trial.send(connection, "set local client_min_messages = notice");
        List<String> notices = new ArrayList<>();
        long rows = 0;
        Duration took = Duration.ZERO;
        for (Statement statement : text.statements()) {
            try (SentStatement sent = SentStatement.of(connection, statement.text(), text.parameters())) {
                long start = System.nanoTime();
                try {
                    rows += sent.execute();
                } catch (SQLException e) {
                    ServerError error = ServerError.of(e, text.parameters().isEmpty() ? statement : null)
                            .orElseThrow(() -> e);
                    sent.addNotices(notices);
                    return new Outcome(error, rows, notices, took);
                }
                took = took.plusNanos(System.nanoTime() - start);
                sent.addNotices(notices);
            }
        }
        return new Outcome(null, rows, List.copyOf(notices), took);
    }

    /** Return the text. */
    @Override
    public String toString() {
        return text.toString();
    }
}
