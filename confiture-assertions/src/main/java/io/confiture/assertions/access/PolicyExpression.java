package io.confiture.assertions.access;

import io.confiture.assertions.query.Trial;
import io.confiture.assertions.source.DatabaseObject;
import io.confiture.assertions.source.DatabaseSource;
import io.confiture.assertions.source.SourceException;
import io.confiture.assertions.source.SqlWords;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Compares expressions of policies as the server reads them, {@code tenant = 1} and {@code (tenant = 1)}.
 *
 * <p>They may have queries in them, of which a plan's output says nothing. So each is put into a view, which prints it in one form; the
 * view is taken back.
 *
 * @param table the policy's
 */
record PolicyExpression(DatabaseObject table) {

    boolean same(String expected, String stored) {
        if (expected.equals(stored)) {
            return true;
        }
        return Trial.on(table.source(), connection -> {
            String meant = read(connection, expected).printed;
            return meant != null && Objects.equals(meant, read(connection, stored).printed);
        });
    }

    /** Return why a text is no expression on the table's columns, or null when it is one. */
    @Nullable
    String refusal(String text) {
        return Trial.on(table.source(), connection -> read(connection, text)).refusal;
    }

    private Reading read(Connection connection, String text) throws SQLException {
        if (SqlWords.of(text).words().contains(";")) {
            return new Reading(null, "it is more than one statement");
        }
        try {
            return Trial.inside(connection, here -> new Reading(print(here, text), null));
        } catch (SQLException e) {
            String state = String.valueOf(e.getSQLState());
            if (state.equals("42501")) {
                throw new SourceException(
                        "expressions of policies are compared by putting them into a temporary view, and the"
                                + " connection's user may not make one: " + e.getMessage(),
                        e);
            }
            if (!state.startsWith("42") && !state.startsWith("22") && !state.startsWith("0A")) {
                throw e;
            }
            return new Reading(
                    null, String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
    }

    private String print(Connection connection, String text) throws SQLException {
        // On this connection: a pool may have no other to lend.
        String from = DatabaseSource.of(connection)
                .askOne("""
                    select pg_catalog.format('%I.%I', n.nspname, c.relname) as name
                    from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace where c.oid = ?\
                    """, table.oid())
                .orElseThrow(() -> new IllegalStateException(table + " is gone since it was found"))
                .text("name");
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("create temporary view confiture_expression as select (" + text
                    + "\n) as expression from only " + from);
            try (ResultSet printed = statement.executeQuery(
                    "select pg_catalog.pg_get_viewdef('pg_temp.confiture_expression'::pg_catalog.regclass)")) {
                printed.next();
                return printed.getString(1);
            }
        }
    }

    private record Reading(
            @Nullable String printed, @Nullable String refusal) {}
}
