package io.confiture.postgres;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Remembers how far the sequences of a database have come, because {@code nextval} is the one thing that a rollback does not
 * take back (PostgreSQL documentation, "Sequence Manipulation Functions"), and files rely on the numbers that it gives.
 *
 * <p>Immutable.
 */
public final class SequenceValues {

    /** The value is NULL for a sequence that was never asked; then nothing tells where it would begin. */
    private static final String READ = """
            SELECT c.oid, CASE WHEN pg_catalog.has_sequence_privilege(c.oid, 'SELECT, USAGE')
                               THEN pg_catalog.pg_sequence_last_value(c.oid) END
            FROM pg_catalog.pg_class c WHERE c.relkind = 'S' AND c.relpersistence <> 't'""";

    private final Map<Long, @Nullable Long> values;

    private SequenceValues(Map<Long, @Nullable Long> values) {
        this.values = values;
    }

    /**
     * Read the values of all sequences.
     *
     * @throws PostgresException when the server does not answer
     */
    public static SequenceValues of(Session session) {
        Map<Long, @Nullable Long> values = new HashMap<>();
        try (Statement statement = session.connection().createStatement();
                ResultSet rows = statement.executeQuery(READ)) {
            while (rows.next()) {
                values.put(rows.getLong(1), rows.getObject(2, Long.class));
            }
        } catch (SQLException e) {
            throw new PostgresException(
                    "cannot read the sequences of " + session.database() + ": " + e.getMessage(), e);
        }
        return new SequenceValues(values);
    }

    /**
     * Set the sequences back to these values.
     *
     * @param session on the same database, whose other changes since are rolled back
     * @return whether all of them are as they were; one that was asked for the first time in between cannot be told what it
     *     would have given
     */
    public boolean restore(Session session) {
        boolean all = true;
        for (Map.Entry<Long, @Nullable Long> now : of(session).values.entrySet()) {
            Long before = values.get(now.getKey());
            if (Objects.equals(before, now.getValue())) {
                continue;
            }
            if (before == null) {
                all = false;
            } else {
                set(session, now.getKey(), before);
            }
        }
        return all;
    }

    private static void set(Session session, long sequence, long value) {
        try (PreparedStatement statement =
                session.connection().prepareStatement("SELECT pg_catalog.setval(?::oid::regclass, ?)")) {
            statement.setLong(1, sequence);
            statement.setLong(2, value);
            statement.execute();
        } catch (SQLException e) {
            throw new PostgresException(
                    "cannot set a sequence of " + session.database() + " back: " + e.getMessage(), e);
        }
    }
}
