package io.confiture.postgres;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers how far the sequences of a database have come, because {@code nextval} is the one thing that a rollback does not
 * take back (PostgreSQL documentation, "Sequence Manipulation Functions"), and files rely on the numbers that it gives.
 *
 * <p>Immutable.
 */
public final class SequenceValues {

    private static final String SEQUENCES =
            " FROM pg_catalog.pg_sequence s JOIN pg_catalog.pg_class c ON c.oid = s.seqrelid"
                    + " WHERE c.relpersistence <> 't' AND pg_catalog.has_sequence_privilege(s.seqrelid, 'SELECT')";

    /** Since PostgreSQL 18 one question says it all. */
    private static final String READ = "SELECT c.oid, d.last_value, d.is_called"
            + SEQUENCES.replace(" WHERE ", " CROSS JOIN LATERAL pg_catalog.pg_get_sequence_data(s.seqrelid) d WHERE ");

    /** Before, the value is NULL for a sequence that was never asked, and only the sequence itself tells where it begins. */
    private static final String READ_CALLED =
            "SELECT c.oid, pg_catalog.pg_sequence_last_value(c.oid), true, c.oid::regclass::text" + SEQUENCES;

    private static final int ALL_AT_ONCE = 18;

    private final Map<Long, Position> values;

    private SequenceValues(Map<Long, Position> values) {
        this.values = values;
    }

    private record Position(long value, boolean called) {}

    /**
     * Read the values of all sequences.
     *
     * @throws PostgresException when the server does not answer
     */
    public static SequenceValues of(Session session) {
        Map<Long, Position> values = new HashMap<>();
        try (Statement statement = session.connection().createStatement()) {
            if (session.connection().getMetaData().getDatabaseMajorVersion() >= ALL_AT_ONCE) {
                read(statement, READ, values);
            } else {
                List<String> fresh = read(statement, READ_CALLED, values);
                if (!fresh.isEmpty()) {
                    read(statement, String.join(" UNION ALL ", fresh), values);
                }
            }
        } catch (SQLException e) {
            throw new PostgresException(
                    "cannot read the sequences of " + session.database() + ": " + e.getMessage(), e);
        }
        return new SequenceValues(values);
    }

    /** Read positions; returns the questions to ask those sequences that did not tell theirs. */
    private static List<String> read(Statement statement, String sql, Map<Long, Position> values) throws SQLException {
        List<String> untold = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                long value = rows.getLong(2);
                if (rows.wasNull()) {
                    untold.add(
                            "SELECT " + rows.getLong(1) + "::bigint, last_value, is_called FROM " + rows.getString(4));
                } else {
                    values.put(rows.getLong(1), new Position(value, rows.getBoolean(3)));
                }
            }
        }
        return untold;
    }

    /**
     * Set the sequences back to these values.
     *
     * @param session on the same database, whose other changes since are rolled back
     */
    public void restore(Session session) {
        of(session).values.forEach((sequence, now) -> {
            Position before = values.get(sequence);
            if (before != null && !before.equals(now)) {
                set(session, sequence, before);
            }
        });
    }

    private static void set(Session session, long sequence, Position position) {
        try (PreparedStatement statement =
                session.connection().prepareStatement("SELECT pg_catalog.setval(?::oid::regclass, ?, ?)")) {
            statement.setLong(1, sequence);
            statement.setLong(2, position.value());
            statement.setBoolean(3, position.called());
            statement.execute();
        } catch (SQLException e) {
            throw new PostgresException(
                    "cannot set a sequence of " + session.database() + " back: " + e.getMessage(), e);
        }
    }
}
