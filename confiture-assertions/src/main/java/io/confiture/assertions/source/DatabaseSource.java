package io.confiture.assertions.source;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Is a database that assertions are made on: where it is asked, and what is known of it beside.
 *
 * <p>Immutable. Safe for use by several threads where it asks a {@link DataSource}; a {@link Connection} is for one.
 */
public final class DatabaseSource {
    /**
     * How long a question of our own waits for a lock: one about rows where the session has no {@code lock_timeout}
     * itself, and any other at most.
     */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Connections connections;
    private final Definitions definitions;
    private final Nesting nesting;

    private DatabaseSource(Connections connections, Definitions definitions, Nesting nesting) {
        this.connections = connections;
        this.definitions = definitions;
        this.nesting = nesting;
    }

    /** Ask on connections of a source, each given back after one question. */
    public static DatabaseSource of(DataSource source) {
        Definitions definitions = source instanceof Defined defined ? defined.definitions() : Definitions.UNKNOWN;
        return new DatabaseSource(new Connections.FromSource(source), definitions, Nesting.HARD);
    }

    /** Ask on one connection, in whatever transaction it is in; it stays open. */
    public static DatabaseSource of(Connection connection) {
        return new DatabaseSource(new Connections.Given(connection), Definitions.UNKNOWN, Nesting.HARD);
    }

    /** Return this database with where its objects are defined. */
    public DatabaseSource definedBy(Definitions known) {
        return new DatabaseSource(connections, known, nesting);
    }

    /** Return this database with another way of making the assertions that assertions lead to. */
    public DatabaseSource nesting(Nesting other) {
        return new DatabaseSource(connections, definitions, other);
    }

    /** Return where its objects are defined. */
    public Definitions definitions() {
        return definitions;
    }

    /** Return what makes the assertions that assertions lead to. */
    public Nesting nesting() {
        return nesting;
    }

    /**
     * Ask a question of our own.
     *
     * @param sql with a question mark for each parameter
     * @param parameters texts, numbers, booleans, and {@code String[]} for {@code text[]}
     * @return the rows, in the server's order
     * @throws SourceException when the server does not answer
     */
    public List<Answer> ask(String sql, Object... parameters) {
        return on(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                // It takes milliseconds, unless it waits for a lock; so no setting of the session needs to change.
                statement.setQueryTimeout(Math.toIntExact(PATIENCE.toSeconds()));
                for (int i = 0; i < parameters.length; i++) {
                    Object value = parameters[i];
                    if (value instanceof String[] texts) {
                        statement.setArray(i + 1, connection.createArrayOf("text", texts));
                    } else {
                        statement.setObject(i + 1, value);
                    }
                }
                try (ResultSet rows = statement.executeQuery()) {
                    List<Answer> answers = new ArrayList<>();
                    while (rows.next()) {
                        answers.add(new Answer(rows));
                    }
                    return answers;
                }
            }
        });
    }

    /** Ask as {@link #ask} does, for the first row. */
    public Optional<Answer> askOne(String sql, Object... parameters) {
        return ask(sql, parameters).stream().findFirst();
    }

    /**
     * Do something on a connection; leave its modes as they are.
     *
     * @throws SourceException for every {@link SQLException}
     */
    public <T> T on(Work<T> work) {
        try {
            return connections.lend(work);
        } catch (SQLException e) {
            throw new SourceException(
                    "the database could not be asked: " + e.getMessage() + " (SQLSTATE " + e.getSQLState() + ")"
                            + ("25P02".equals(e.getSQLState())
                                    ? "; roll the transaction back before anything is asserted on its connection"
                                    : "")
                            + new Blockers(connections).of(e),
                    e);
        }
    }

    /** Say which database it is, without anything secret. */
    @Override
    public String toString() {
        return connections.toString();
    }

    /** Is done on a connection. */
    @FunctionalInterface
    public interface Work<T> {
        /** Do it. */
        T on(Connection connection) throws SQLException;
    }

    /** Is a source of connections that knows where the objects of its database are defined. */
    public interface Defined {
        /** Return where they are defined. */
        Definitions definitions();
    }
}
