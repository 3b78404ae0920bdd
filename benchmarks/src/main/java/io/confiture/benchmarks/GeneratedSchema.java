package io.confiture.benchmarks;

import io.confiture.postgres.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Makes schemas of any size: per table 8 columns, 3 indexes, a foreign key and a check.
 *
 * @param tables how many tables
 */
record GeneratedSchema(int tables) {

    /** A transaction may lock only so many tables, with the server's default settings. */
    private static final int PER_TRANSACTION = 50;

    /** Create it through a session, as the build of a template does. */
    void create(Session session) throws SQLException {
        create(session.connection());
    }

    /** Create it through a connection in autocommit mode. */
    void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (int first = 1; first <= tables; first += PER_TRANSACTION) {
                StringBuilder sql = new StringBuilder();
                for (int i = first; i < first + PER_TRANSACTION && i <= tables; i++) {
                    sql.append(table(i));
                }
                statement.execute(sql.toString());
            }
        }
    }

    private static String table(int number) {
        return """
                CREATE TABLE item_%1$d (
                  id bigint PRIMARY KEY,
                  parent_id bigint REFERENCES item_%2$d (id),
                  name text NOT NULL,
                  code varchar(20) NOT NULL DEFAULT 'none',
                  amount numeric(12,2) CHECK (amount >= 0),
                  active boolean NOT NULL DEFAULT true,
                  created_at timestamptz NOT NULL DEFAULT now(),
                  note text);
                CREATE UNIQUE INDEX item_%1$d_code ON item_%1$d (code, name);
                CREATE INDEX item_%1$d_created ON item_%1$d (created_at) WHERE active;
                """.formatted(number, Math.max(1, number - 1));
    }

    @Override
    public String toString() {
        return tables + " tables";
    }
}
