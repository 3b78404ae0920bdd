package io.confiture.sql.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import io.confiture.project.TableName;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import io.confiture.sql.routine.Routine;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Asks PostgreSQL which tables generated statements name: for a BEGIN ATOMIC body it writes each of them to pg_depend.
 */
class ReferencesOracleTest {
    private static final int STATEMENTS = 600;

    private final List<String> differences = new ArrayList<>();
    private int accepted;

    @Test
    void references_are_those_of_pg_depend() throws SQLException {
        try (Servers servers = Servers.of(ServerChoice.embedded());
                Database database = servers.server().create(DatabaseSettings.defaults());
                Session session = database.connect()) {
            Connection connection = session.connection();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                for (String schema : List.of("a", "b")) {
                    statement.execute("CREATE SCHEMA " + schema);
                    for (int i = 0; i < 5; i++) {
                        statement.execute("CREATE TABLE " + schema + ".t" + i + " (id int PRIMARY KEY, x int, z text)");
                    }
                }
                statement.execute("SET search_path = a");
                Statements statements = new Statements(20261122);
                for (int i = 0; i < STATEMENTS; i++) {
                    compare(connection, statement, statements.statement());
                }
            }
            connection.rollback();
        }
        assertThat(differences).isEmpty();
        assertThat(accepted).as("statements that PostgreSQL accepts").isGreaterThan(STATEMENTS * 3 / 4);
    }

    private void compare(Connection connection, Statement statement, String sql) throws SQLException {
        String function = "CREATE FUNCTION f() RETURNS void BEGIN ATOMIC " + sql + "; END";
        Savepoint before = connection.setSavepoint();
        try {
            statement.execute(function);
        } catch (SQLException e) {
            connection.rollback(before);
            return;
        }
        accepted++;
        Set<String> expected = new TreeSet<>();
        try (ResultSet rows = statement.executeQuery(
                "SELECT DISTINCT n.nspname || '.' || c.relname FROM pg_depend d JOIN pg_class c ON c.oid = d.refobjid"
                        + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE d.classid = 'pg_proc'::regclass"
                        + " AND d.objid = 'f'::regproc AND d.refclassid = 'pg_class'::regclass AND c.relkind = 'r'")) {
            while (rows.next()) {
                expected.add(rows.getString(1));
            }
        }
        connection.rollback(before);
        judge(function, expected);
        judge("CREATE FUNCTION f() RETURNS void LANGUAGE sql AS '\n" + sql.replace("'", "''") + "'", expected);
        judge(
                "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $body$BEGIN\n IF true THEN " + sql
                        + "; END IF; END$body$",
                expected);
    }

    private void judge(String function, Set<String> expected) {
        SqlScript script = SqlScript.parse(SqlSource.of(Path.of("/f.sql"), "f.sql", function));
        Routine routine = Routine.read(script.statements().get(0)).orElseThrow();
        Set<String> found = new TreeSet<>();
        for (TableReference reference : routine.references()) {
            TableName name = reference.name();
            found.add((name.schema() == null ? "a" : name.schema()) + "." + name.name());
            String place = function.substring(reference.span().offset()).toLowerCase(java.util.Locale.ROOT);
            String first = name.schema() == null ? name.name() : name.schema();
            if (!place.startsWith(first) && !place.startsWith("\"" + first)) {
                differences.add("place of " + name + " at " + reference.location() + " in " + function);
            }
        }
        if (!found.equals(expected) || !routine.notFollowed().isEmpty()) {
            differences.add(expected + " but " + found + " " + routine.notFollowed() + " in " + function);
        }
    }
}
