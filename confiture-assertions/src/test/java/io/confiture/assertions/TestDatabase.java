package io.confiture.assertions;

import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.Query;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import javax.sql.DataSource;

/** A database for one test class, on a server that all tests of this JVM share. */
public final class TestDatabase implements AutoCloseable {
    private static final Servers SERVERS = Servers.of(ServerChoice.embedded());

    private final Database database;

    private TestDatabase(Database database) {
        this.database = database;
    }

    /** Make a database in which some SQL ran. */
    public static TestDatabase with(String sql) {
        Database database = SERVERS.server().create(DatabaseSettings.defaults());
        TestDatabase made = new TestDatabase(database);
        made.run(sql);
        return made;
    }

    /** Run SQL and commit it. */
    public void run(String sql) {
        try (Session session = database.connect()) {
            new Query(session).send(sql);
        }
    }

    /** Return a source of connections to it. */
    public DataSource source() {
        return database.dataSource();
    }

    /** Return the database. */
    public Database database() {
        return database;
    }

    @Override
    public void close() {
        database.close();
    }
}
