package io.confiture.assertions.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Is how the server would run a query of a test. It is asked when the first assertion wants to know. For one thread. */
public final class QueryPlan {
    private static final String EXPLAIN = "explain (format json, verbose) ";
    static final String MEASURE = "explain (analyze, buffers, timing off, format json) ";

    private final SqlText text;
    private @Nullable Explained explained;

    QueryPlan(SqlText text) {
        this.text = text;
    }

    SqlText text() {
        return text;
    }

    /** Return the plan as the settings of the session make it. */
    Explained explain() {
        Explained known = explained;
        if (known == null) {
            known = Trial.on(text.source(), connection -> explain(connection, EXPLAIN, text));
            explained = known;
        }
        return known;
    }

    /** Return the plan that the server would take if it took sequential scans only where there is no other way. */
    Explained explainWithoutSequentialScans() {
        return Trial.on(text.source(), connection -> {
            Trial.send(connection, "set local enable_seqscan = off");
            return explain(connection, EXPLAIN, text);
        });
    }

    /** Explain a statement in some way, in the transaction that is open. */
    static Explained explain(Connection connection, String how, SqlText text) throws SQLException {
        io.confiture.sql.Statement statement = text.statement();
        String sql = how + statement.text();
        try {
            return new Explained(
                    text.parameters().isEmpty() ? plain(connection, sql) : prepared(connection, sql, text), null);
        } catch (SQLException e) {
            io.confiture.sql.Statement shown = text.parameters().isEmpty() ? statement : null;
            return new Explained(null, ServerError.of(e, shown, how.length()).orElseThrow(() -> e));
        }
    }

    private static PlanNode plain(Connection connection, String sql) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet set = statement.executeQuery(sql)) {
                return read(set);
            }
        }
    }

    private static PlanNode prepared(Connection connection, String sql, SqlText text) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Parameters.set(statement, text.parameters());
            try (ResultSet set = statement.executeQuery()) {
                return read(set);
            }
        }
    }

    private static PlanNode read(ResultSet set) throws SQLException {
        set.next();
        try {
            return new PlanNode(
                    new JsonMapper().readTree(set.getString(1)).path(0).path("Plan"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("EXPLAIN gave no JSON", e);
        }
    }

    /** Return the text of the query. */
    @Override
    public String toString() {
        return text.toString();
    }

    /**
     * Is what the server said.
     *
     * @param root null when it refused
     * @param error null when it did not
     */
    record Explained(@Nullable PlanNode root, @Nullable ServerError error) {}
}
