package io.confiture.assertions.source;

import static io.confiture.assertions.ConfitureAssertions.assertThat;

import io.confiture.assertions.Failing;
import io.confiture.assertions.TestDatabase;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class CurrentTransactionTest {
    private static final TestDatabase DATABASE = TestDatabase.with("""
        create table users (id int default 1);
        create domain code as varchar(10) default 'none';
        """);

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @Test
    void what_the_server_refuses_does_not_end_a_transaction_that_began_by_sql() throws SQLException {
        try (Connection connection = DATABASE.source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("begin");
            statement.execute("create table mine (id int)");
            Failing.message(
                    () -> assertThat(connection).table("users").column("id").hasDefault("nothing("));
            Failing.message(() -> assertThat(connection).domain("code").hasDefault("nothing("));
            Failing.message(
                    () -> assertThat(connection).table("users").column("id").hasType("time(x)"));

            assertThat(connection).hasTable("mine").table("users").column("id").hasDefault("1");
            statement.execute("rollback");
        }
    }

    @Test
    void a_source_that_lends_the_transaction_of_the_test_does_not_lose_it() throws SQLException {
        try (Connection connection = DATABASE.source().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("create table mine (id int)");
            DataSource source = lending(connection);

            assertThat(source).hasTable("mine").table("mine").column("id").hasType("int");
            assertThat(source).hasTable("mine");
            connection.rollback();
        }
    }

    /** As the sources do that Spring makes aware of transactions: closing what they lend does nothing. */
    private static DataSource lending(Connection connection) {
        Connection lent = proxy(Connection.class, (proxy, method, arguments) -> {
            try {
                return method.getName().equals("close") ? null : method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
        return proxy(DataSource.class, (proxy, method, arguments) -> lent);
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Test
    void the_schema_of_temporary_tables_is_found_by_the_name_that_it_goes_by() throws SQLException {
        try (Connection connection = DATABASE.source().getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(connection).doesNotHaveTable("pg_temp.picked");
            statement.execute("create temporary table picked (id int)");

            assertThat(connection).hasTable("pg_temp.picked");
            Failing.message(() -> assertThat(connection).doesNotHaveTable("pg_temp.picked"));
        }
    }
}
