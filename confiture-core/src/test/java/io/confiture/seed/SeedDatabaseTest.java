package io.confiture.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confiture.check.ScriptReading;
import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.FailureFinding;
import io.confiture.postgres.Line;
import io.confiture.postgres.PostgresException;
import io.confiture.postgres.Prerequisites;
import io.confiture.postgres.Query;
import io.confiture.postgres.ScriptExecutor;
import io.confiture.postgres.ScriptOptions;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import io.confiture.postgres.TransactionState;
import io.confiture.project.DatabaseUrl;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The throwaway database that seeds are tried on, and the one that somebody names. */
class SeedDatabaseTest {

    private static Servers servers;

    @BeforeAll
    static void start() {
        servers = Servers.of(ServerChoice.embedded());
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    private static SeedDatabase database(String... files) {
        List<ScriptReading> schema = new ArrayList<>();
        for (String sql : files) {
            String name = "db/schema/" + (schema.size() + 1) + ".sql";
            schema.add(ScriptReading.of(SqlScript.parse(SqlSource.of(Path.of("/x", name), name, sql))));
        }
        ScriptExecutor executor = new ScriptExecutor(ScriptOptions.defaults());
        Line line = new Line(
                () -> servers,
                "seeds",
                () -> false,
                new Prerequisites(List.of(), executor, new FailureFinding(List::of)));
        return new SeedDatabase(line, () -> schema, executor);
    }

    private static String count(Session session) {
        return String.valueOf(new Query(session).value("SELECT count(*) FROM t"));
    }

    @Test
    void gives_copies_that_do_not_see_each_other() {
        try (SeedDatabase database = database("CREATE TABLE t (id serial);", "INSERT INTO t DEFAULT VALUES;")) {
            assertThat(database.broken()).isEmpty();
            String first = database.onCopy(session -> {
                assertThat(session.transactionState()).isEqualTo(TransactionState.IDLE);
                new Query(session).send("INSERT INTO t DEFAULT VALUES");
                return count(session);
            });
            assertThat(first).isEqualTo("2");
            assertThat(database.<String>onCopy(SeedDatabaseTest::count)).isEqualTo("1");
            String inside = database.inTransaction(session -> {
                assertThat(session.transactionState()).isEqualTo(TransactionState.OPEN);
                return count(session);
            });
            assertThat(inside).isEqualTo("1");
        }
    }

    @Test
    void drops_what_it_made() throws InterruptedException {
        List<String> before = servers.server().databases();
        SeedDatabase database = database("CREATE TABLE t ();");
        assertThat(database.<String>onCopy(SeedDatabaseTest::count)).isEqualTo("0");
        assertThat(servers.server().databases()).hasSizeGreaterThan(before.size());
        database.close();
        database.close();
        for (int i = 0; i < 100 && !before.containsAll(servers.server().databases()); i++) {
            Thread.sleep(50);
        }
        assertThat(before).containsAll(servers.server().databases());
    }

    @Test
    void says_which_schema_file_does_not_run_and_where() {
        try (SeedDatabase database = database("CREATE TABLE t ();", "SELECT 1;\n  SELECT nowhere;", "SELECT 2;")) {
            assertThat(database.broken())
                    .hasValue("the schema does not build: db/schema/2.sql:2:10: column \"nowhere\" does not exist"
                            + " (SQLSTATE 42703), see schema");
            assertThatThrownBy(() -> database.onCopy(s -> 1)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void says_what_is_wrong_with_the_text_of_a_file() {
        try (SeedDatabase database = database("SELECT 'never closed")) {
            assertThat(database.broken().orElseThrow())
                    .startsWith("the schema does not build: db/schema/1.sql:1:8: ")
                    .endsWith(", see schema");
        }
    }

    @Test
    void refuses_an_open_transaction_and_what_reaches_beyond_the_database() {
        try (SeedDatabase open = database("BEGIN; SELECT 1;")) {
            assertThat(open.broken().orElseThrow()).contains("db/schema/1.sql:1:8: SELECT leaves a transaction open");
        }
        try (SeedDatabase beyond = database("CREATE DATABASE other;")) {
            assertThat(beyond.broken().orElseThrow()).contains("db/schema/1.sql:1:1: CREATE DATABASE reaches beyond");
        }
    }

    @Test
    void is_broken_without_any_schema() {
        try (SeedDatabase database = database()) {
            assertThat(database.broken().orElseThrow()).contains("it has no files");
        }
    }

    @Test
    void leaves_a_named_database_as_it_was() {
        try (Database real = servers.server().create(DatabaseSettings.defaults())) {
            try (Session session = real.connect()) {
                new Query(session).send("CREATE TABLE t (id serial); INSERT INTO t DEFAULT VALUES");
            }
            GivenDatabase given = new GivenDatabase(DatabaseUrl.parse(real.jdbcUrl()));
            assertThat(given.broken()).isEmpty();
            String inside = given.inTransaction(session -> {
                new Query(session)
                        .send("INSERT INTO t DEFAULT VALUES; INSERT INTO t DEFAULT VALUES; CREATE TABLE u ()");
                return count(session);
            });
            assertThat(inside).isEqualTo("3");
            assertThatThrownBy(() -> given.inTransaction(session -> new Query(session).value("SELECT nowhere")))
                    .isInstanceOfSatisfying(PostgresException.class, e -> assertThat(e.sqlState())
                            .isEqualTo("42703"));
            try (Session session = real.connect()) {
                assertThat(count(session)).isEqualTo("1");
                assertThat(new Query(session).value("SELECT to_regclass('u')")).isNull();
                assertThat(new Query(session).value("SELECT nextval('t_id_seq')"))
                        .isEqualTo("2");
            }
        }
    }

    @Test
    void leaves_sequences_alone_while_somebody_else_may_take_numbers() {
        try (Database real = servers.server().create(DatabaseSettings.defaults());
                Session other = real.connect()) {
            new Query(other).send("CREATE SEQUENCE s; SELECT nextval('s')");
            GivenDatabase given = new GivenDatabase(DatabaseUrl.parse(real.jdbcUrl()));
            String taken = String.valueOf(given.<String>inTransaction(
                    session -> String.valueOf(new Query(session).value("SELECT nextval('s')"))));
            assertThat(taken).isEqualTo("2");
            assertThat(new Query(other).value("SELECT nextval('s')")).isEqualTo("3");
        }
    }
}
