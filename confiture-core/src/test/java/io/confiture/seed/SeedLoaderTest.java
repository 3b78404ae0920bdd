package io.confiture.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confiture.check.Finding;
import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.Query;
import io.confiture.postgres.ScriptOptions;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import io.confiture.postgres.TransactionState;
import io.confiture.project.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedLoaderTest {

    @SuppressWarnings("NullAway.Init")
    private static Servers servers;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path root;

    @SuppressWarnings("NullAway.Init")
    private Database database;

    @SuppressWarnings("NullAway.Init")
    private Session session;

    @SuppressWarnings("NullAway.Init")
    private Query query;

    @BeforeAll
    static void start() {
        servers = Servers.of(ServerChoice.embedded());
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @BeforeEach
    void open() {
        database = servers.server().create(DatabaseSettings.defaults());
        session = database.connect();
        query = new Query(session);
        query.send("CREATE TABLE t (id int PRIMARY KEY, name text NOT NULL CHECK (name <> 'bad'));"
                + "CREATE SCHEMA app; CREATE TABLE app.u (id int REFERENCES public.t DEFERRABLE INITIALLY DEFERRED)");
        session.begin();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private FileLoad load(String name, String sql) {
        try {
            Path file = root.resolve(name);
            Files.writeString(file, sql);
            return new SeedLoader(root, ScriptOptions.defaults()).load(session, new SeedFile(file, name));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private FileLoad loaded(String sql) {
        FileLoad load = load("a.sql", sql);
        assertThat(load.failure()).isNull();
        assertThat(session.transactionState()).isEqualTo(TransactionState.OPEN);
        return load;
    }

    private LoadFailure failed(String sql) {
        LoadFailure failure = load("a.sql", sql).failure();
        assertThat(failure).isNotNull();
        return java.util.Objects.requireNonNull(failure);
    }

    private String first(LoadFailure failure) {
        return failure.findings().get(0).location() + " "
                + failure.findings().get(0).message();
    }

    private long count(String table) {
        return Long.parseLong(String.valueOf(query.value("SELECT count(*) FROM " + table)));
    }

    @Test
    void counts_rows_of_each_table_from_what_the_server_says() {
        FileLoad load = loaded("""
                INSERT INTO t VALUES (1, 'a'), (2, 'b');
                INSERT INTO public.t VALUES (3, 'c') RETURNING id;
                WITH x AS (SELECT 4 AS id) INSERT INTO "t" SELECT id, 'd' FROM x;
                COPY app.u (id) FROM stdin;
                1
                2
                \\.
                UPDATE t SET name = 'z' WHERE id = 1;
                DELETE FROM t WHERE id = 3;
                SELECT * FROM t;
                """);
        assertThat(load.statements()).isEqualTo(7);
        assertThat(load.rows())
                .containsExactly(
                        java.util.Map.entry(new TableName("public", "t"), 5L),
                        java.util.Map.entry(new TableName("app", "u"), 2L));
        assertThat(load.totalRows()).isEqualTo(7);
        assertThat(count("t")).isEqualTo(3);
    }

    @Test
    void finds_the_table_that_the_search_path_leads_to() {
        query.send("CREATE TABLE app.t (id int)");
        FileLoad load = loaded("INSERT INTO t VALUES (1, 'a'); SET search_path = app; INSERT INTO t VALUES (1), (2);");
        assertThat(load.rows())
                .containsEntry(new TableName("public", "t"), 1L)
                .containsEntry(new TableName("app", "t"), 2L);
    }

    @Test
    void undoes_the_whole_file_and_keeps_those_before() {
        loaded("INSERT INTO t VALUES (1, 'a')");
        LoadFailure failure = failed("INSERT INTO t VALUES (2, 'b');\nINSERT INTO t VALUES (3, 'c'), (1, 'again');\n");
        assertThat(failure.kind()).isEqualTo(LoadFailure.Kind.UNDONE);
        assertThat(first(failure)).startsWith("a.sql:2:").contains("duplicate key value");
        assertThat(session.transactionState()).isEqualTo(TransactionState.OPEN);
        assertThat(count("t")).isEqualTo(1);
        loaded("INSERT INTO t VALUES (3, 'c')");
        session.commit();
        assertThat(count("t")).isEqualTo(2);
    }

    @Test
    void names_the_line_of_copy_data() {
        LoadFailure failure = failed("COPY t FROM stdin;\n1\ta\n2\tbad\n\\.\n");
        assertThat(first(failure)).startsWith("a.sql:3").contains("check constraint");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN; INSERT INTO t VALUES (1, 'a'); COMMIT;",
                "START TRANSACTION;",
                "INSERT INTO t VALUES (1, 'a'); commit;",
                "INSERT INTO t VALUES (1, 'a')\\; COMMIT;",
                "ROLLBACK;",
                "SAVEPOINT s;",
                "END;",
                "ABORT;",
                "PREPARE TRANSACTION 'x';",
                "SET TRANSACTION READ ONLY;",
                "DO $$ BEGIN INSERT INTO t VALUES (1, 'a'); COMMIT; END $$;",
                "VACUUM t;"
            })
    void refuses_to_send_what_would_end_the_transaction(String sql) {
        LoadFailure failure = failed(sql);
        assertThat(failure.kind()).isEqualTo(LoadFailure.Kind.REFUSED);
        assertThat(failure.findings().get(0).rule()).isEqualTo(SeedRules.TRANSACTION);
        assertThat(session.transactionState()).isEqualTo(TransactionState.OPEN);
        assertThat(count("t")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- COMMIT\nINSERT INTO t VALUES (1, 'ROLLBACK; COMMIT;');",
                "/* BEGIN; /* SAVEPOINT */ */ INSERT INTO t VALUES (1, $x$ COMMIT; $x$);",
                "DO $$ BEGIN INSERT INTO t VALUES (1, 'x'); END $$;",
                "CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; END; INSERT INTO t VALUES (1, 'x');",
                "CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ BEGIN COMMIT; END $$; INSERT INTO t VALUES (1, 'x');",
                "INSERT INTO t (id, name) SELECT 1, 'end' AS commit;",
                "\\echo hello\nINSERT INTO t VALUES (1, 'x') ON CONFLICT (id) DO\nUPDATE SET name = 'y';"
            })
    void takes_words_for_what_they_are(String sql) {
        loaded(sql);
        assertThat(count("t")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET ROLE pg_monitor;",
                "SET LOCAL ROLE pg_monitor;",
                "SET SESSION ROLE pg_monitor;",
                "SET role TO pg_monitor;",
                "SET role = 'pg_monitor';",
                "SET SESSION AUTHORIZATION pg_monitor;",
                "SET LOCAL SESSION AUTHORIZATION pg_monitor;",
                "SET SESSION SESSION AUTHORIZATION pg_monitor;"
            })
    void refuses_another_role(String sql) {
        assertThat(failed(sql).findings().get(0).rule()).isEqualTo(SeedRules.ROLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT set_config('role', 'pg_monitor', false);",
                "DO $$ BEGIN EXECUTE 'SET ' || 'ROLE pg_monitor'; END $$;"
            })
    void notices_another_role_that_no_statement_names(String sql) {
        assertThat(failed(sql).findings().get(0).rule()).isEqualTo(SeedRules.ROLE);
        assertThat(query.value("SELECT current_user = session_user")).isEqualTo("t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"RESET ROLE;", "SET ROLE NONE;", "SET SESSION AUTHORIZATION DEFAULT;", "SET role = default;"})
    void allows_going_back_to_the_own_role(String sql) {
        loaded(sql);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\connect other\n", "\\c other\nINSERT INTO t VALUES (1, 'a');\n", "CREATE DATABASE x;"})
    void refuses_to_leave_the_database(String sql) {
        assertThat(failed(sql).kind()).isEqualTo(LoadFailure.Kind.REFUSED);
    }

    @Test
    void notices_a_transaction_that_a_file_ended_by_a_hidden_way() {
        // No statement can do this without being refused before or by the server; another way in would look like this.
        session.commit();
        assertThatThrownBy(() -> load("a.sql", "INSERT INTO t VALUES (1, 'a')"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("open transaction");
    }

    @Test
    void lets_the_server_refuse_a_procedure_that_commits() {
        query.send("CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ BEGIN COMMIT; END $$");
        LoadFailure failure = failed("INSERT INTO t VALUES (1, 'a');\nCALL p();\n");
        assertThat(failure.kind()).isEqualTo(LoadFailure.Kind.UNDONE);
        assertThat(first(failure)).contains("invalid transaction termination");
        assertThat(count("t")).isZero();
    }

    @Test
    void resets_the_session_between_files() {
        loaded("""
                SET search_path = app;
                SET statement_timeout = 1;
                SET standard_conforming_strings = off;
                CREATE TEMPORARY TABLE t (x int);
                PREPARE q AS SELECT 1;
                SELECT pg_advisory_lock(7);
                """);
        loaded("INSERT INTO t VALUES (1, 'a\\b'); PREPARE q AS SELECT 2;");
        assertThat(query.value("SELECT current_user = session_user")).isEqualTo("t");
        assertThat(query.value("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()"))
                .isEqualTo("0");
        assertThat(query.value("SELECT name FROM public.t")).isEqualTo("a\\b");
    }

    @Test
    void resets_the_session_after_a_file_that_failed() {
        failed("PREPARE q AS SELECT 1; SET search_path = app; SELECT pg_advisory_lock(7); SELECT 1/0;");
        loaded("INSERT INTO t VALUES (1, 'a'); PREPARE q AS SELECT 2;");
        assertThat(query.value("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()"))
                .isEqualTo("0");
    }

    @Test
    void says_that_a_file_of_comments_has_nothing_to_load() {
        FileLoad load = loaded("-- nothing yet\n/* really */\n");
        assertThat(load.isEmpty()).isTrue();
        assertThat(load.totalRows()).isZero();
    }

    @Test
    void reports_a_lost_connection_as_such() {
        LoadFailure failure =
                failed("INSERT INTO t VALUES (1, 'a');\nSELECT pg_terminate_backend(pg_backend_pid());\n");
        assertThat(failure.kind()).isEqualTo(LoadFailure.Kind.CONNECTION_LOST);
        assertThat(failure.goesOn()).isFalse();
        assertThat(first(failure)).startsWith("a.sql:2").contains("connection");
    }

    @Test
    void reports_text_that_cannot_be_read_with_its_place() {
        assertThat(first(failed("INSERT INTO t VALUES (1, 'open);\n")))
                .startsWith("a.sql:1:22")
                .contains("not closed");
    }

    @Test
    void says_that_a_file_is_missing() {
        FileLoad load = new SeedLoader(root, ScriptOptions.defaults())
                .load(session, new SeedFile(root.resolve("none.sql"), "none.sql"));
        assertThat(java.util.Objects.requireNonNull(load.failure())
                        .findings()
                        .get(0)
                        .message())
                .contains("does not exist");
    }

    @Test
    void undoes_a_file_whose_temporary_table_cannot_be_dropped() {
        LoadFailure failure = failed("""
                INSERT INTO t VALUES (1, 'a');
                CREATE TEMPORARY TABLE p (id int PRIMARY KEY);
                CREATE TEMPORARY TABLE c (id int REFERENCES p DEFERRABLE INITIALLY DEFERRED);
                INSERT INTO c VALUES (1);
                """);
        assertThat(failure.kind()).isEqualTo(LoadFailure.Kind.UNDONE);
        assertThat(first(failure)).contains("temporary tables");
        assertThat(count("t")).isZero();
        assertThat(session.transactionState()).isEqualTo(TransactionState.OPEN);
    }

    @Test
    void names_the_row_that_a_constraint_refused() {
        LoadFailure failure = failed("""
                INSERT INTO t VALUES (10, 'x');
                INSERT INTO t (id, name) VALUES
                  (1, 'a'),
                  (2, 'b (,'), (3, 'c'), /* (9, 'bad'), */ (4, 'bad'),
                  (5, 'e')
                ON CONFLICT (id) DO NOTHING RETURNING id;
                """);
        assertThat(first(failure)).startsWith("a.sql:4:44 ").contains("check constraint");
        assertThat(failure.findings().get(0).detail()).startsWith("Row 4 of 5 of the statement at a.sql:2:1");
        assertThat(session.transactionState()).isEqualTo(TransactionState.OPEN);
        assertThat(count("t")).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 70_000, 100_000})
    void names_the_row_among_many(int bad) {
        StringBuilder sql = new StringBuilder("INSERT INTO t VALUES\n");
        for (int i = 1; i <= 100_000; i++) {
            sql.append(i == 1 ? " " : ",").append("(").append(i).append(i == bad ? ",'bad')\n" : ",'fine')\n");
        }
        assertThat(first(failed(sql.append(";").toString()))).startsWith("a.sql:" + (bad + 1) + ":2 ");
    }

    @Test
    void names_the_row_whose_reference_is_missing() {
        query.send("CREATE TABLE v (id int PRIMARY KEY, up int REFERENCES v)");
        assertThat(first(failed("INSERT INTO v VALUES (1, NULL),\n(2, 1),\n(3, 7),\n(4, 3);")))
                .startsWith("a.sql:3:1 ");
        // Row 1 needs row 3, so that no first part of the rows shows what the whole shows.
        assertThat(first(failed("INSERT INTO v VALUES (1, 3),\n(2, 1),\n(3, 7),\n(4, 3);")))
                .startsWith("a.sql:1:1 ")
                .contains("foreign key");
    }

    @Test
    void names_the_row_of_a_duplicate_key_and_of_a_value_out_of_range() {
        assertThat(first(failed("INSERT INTO t VALUES (1,'a'),\n(2,'b'),\n(1,'c');")))
                .startsWith("a.sql:3:1 ");
        assertThat(first(failed("INSERT INTO t VALUES (1,'a'),\n(2,'b'),\n(99999999999,'c');")))
                .startsWith("a.sql:3:");
        assertThat(first(failed("INSERT INTO t VALUES (1,'a'),\n(2,'b'),\n('x','c');")))
                .startsWith("a.sql:3:2 ");
        assertThat(first(failed("INSERT INTO t VALUES (1,'a'),\n(2,NULL),\n(3,'c');")))
                .startsWith("a.sql:2:1 ");
    }

    @Test
    void repeats_nothing_that_reaches_out_of_the_transaction() {
        query.send("CREATE SEQUENCE s");
        LoadFailure failure = failed("SELECT nextval('s');\nINSERT INTO t VALUES (1,'a'),\n(1,'c');\n");
        assertThat(first(failure)).startsWith("a.sql:2:1 ");
        assertThat(query.value("SELECT last_value FROM s")).isEqualTo("1");
    }

    @Test
    void gives_constraints_back_their_own_mode_between_files() {
        query.send("CREATE TABLE w (id int PRIMARY KEY, up int CONSTRAINT up REFERENCES w DEFERRABLE)");
        loaded("SET CONSTRAINTS ALL DEFERRED; INSERT INTO w VALUES (1, 2); INSERT INTO w VALUES (2, NULL);");
        assertThat(first(failed("INSERT INTO w VALUES (3, 4);\nINSERT INTO w VALUES (4, NULL);")))
                .startsWith("a.sql:1:1 ");
        loaded("SET CONSTRAINTS ALL IMMEDIATE;");
        loaded("INSERT INTO app.u VALUES (77);");
        assertThat(first(failed("SET CONSTRAINTS ALL DEFERRED;\nINSERT INTO w VALUES (5, 6);")))
                .contains("does not hold at its end", "\"up\"");
        loaded("INSERT INTO t VALUES (77, 'x');");
        session.commit();
        assertThat(count("w")).isEqualTo(2);
    }

    @Test
    void blames_a_file_for_settings_that_stop_the_questions_about_it() {
        LoadFailure failure = failed("INSERT INTO t VALUES (1, 'a'); SET statement_timeout = 1; SELECT pg_sleep(1);");
        assertThat(failure.kind()).isEqualTo(LoadFailure.Kind.UNDONE);
        loaded("INSERT INTO t VALUES (1, 'a');");
    }

    @Test
    void shows_no_whole_row() {
        Finding finding = failed("INSERT INTO t VALUES (1, 'bad');").findings().get(0);
        assertThat(finding.detail()).contains("23514").doesNotContain("Failing row");
    }

    @Test
    void loads_650_statements_and_every_shape_of_load() {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < 650; i++) {
            sql.append("INSERT INTO t (id, name) VALUES (")
                    .append(i)
                    .append(", 'n;")
                    .append(i)
                    .append("');\n");
        }
        assertThat(loaded(sql.toString()).totalRows()).isEqualTo(650);
        FileLoad load = loaded("""
                WITH a AS (SELECT 1000 AS i UNION ALL SELECT 1001) INSERT INTO t SELECT i, 'x' FROM a;
                INSERT INTO t SELECT 1002, 'y' UNION SELECT 1003, 'z' RETURNING *;
                MERGE INTO t USING (SELECT 1 AS i) s ON t.id = s.i WHEN MATCHED THEN UPDATE SET name = 'm';
                WITH b AS (INSERT INTO t VALUES (1004, 'b') RETURNING id) SELECT * FROM b;
                INSERT INTO t VALUES (1005, 'g')\\; INSERT INTO t VALUES (1006, 'g');
                SELECT setval(pg_get_serial_sequence('t', 'id'), 5);
                """);
        assertThat(load.rows()).containsExactly(java.util.Map.entry(new TableName("public", "t"), 5L));
        assertThat(count("t")).isEqualTo(657);
    }
}
