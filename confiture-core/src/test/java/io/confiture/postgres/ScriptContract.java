package io.confiture.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import io.confiture.sql.Statement;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How scripts run, on every provider's server. */
abstract class ScriptContract {

    private static final ScriptOptions OPTIONS = ScriptOptions.defaults();

    @SuppressWarnings("NullAway.Init")
    private Database database;

    @SuppressWarnings("NullAway.Init")
    private Session session;

    /** Return the server under test, started once per class. */
    abstract Server server();

    @BeforeEach
    void open() {
        database = server().create(DatabaseSettings.defaults());
        session = database.connect();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static List<Statement> parse(String text) {
        return SqlScript.parse(SqlSource.of(Path.of("/x/a.sql"), "a.sql", text)).statements();
    }

    private ScriptResult run(String text) {
        return run(text, OPTIONS);
    }

    private ScriptResult run(String text, ScriptOptions options) {
        return new ScriptRunner().run(session, parse(text), options);
    }

    private StatementFailure failure(String text) {
        return failure(text, OPTIONS);
    }

    private StatementFailure failure(String text, ScriptOptions options) {
        ScriptResult result = run(text, options);
        assertThat(result).isInstanceOf(ScriptResult.Stopped.class);
        return ((ScriptResult.Stopped) result).failure();
    }

    private ScriptResult.Completed completed(String text) {
        ScriptResult result = run(text);
        assertThat(result).isInstanceOf(ScriptResult.Completed.class);
        return (ScriptResult.Completed) result;
    }

    private String ask(String sql) throws SQLException {
        return String.valueOf(ServerContract.ask(session, sql));
    }

    @Test
    void runs_all_statements_as_they_are() throws SQLException {
        ScriptResult.Completed result = completed("""
                CREATE TABLE t (a jsonb, b text); -- ?
                INSERT INTO t VALUES ('{"k": 1}', '{fn now()} ? ?? :x $1');
                SELECT a ? 'k' FROM t;
                CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT 2; END;
                INSERT INTO t (b) VALUES (f()::text)
                """);
        assertThat(result.statements()).isEqualTo(5);
        assertThat(result.notices()).isEmpty();
        assertThat(ask("SELECT string_agg(b, '|') FROM t")).isEqualTo("{fn now()} ? ?? :x $1|2");
    }

    @Test
    void keeps_notices_with_their_statement() {
        ScriptResult.Completed result = completed("""
                CREATE TABLE IF NOT EXISTS t();
                CREATE TABLE IF NOT EXISTS t();
                DO $$ BEGIN RAISE WARNING 'careful' USING DETAIL = 'd', HINT = 'h', ERRCODE = '01XYZ'; END $$;
                """);
        assertThat(result.notices()).hasSize(2);
        assertThat(result.notices().get(0).statement().location().line()).isEqualTo(2);
        assertThat(result.notices().get(0).message()).contains("already exists, skipping");
        Notice warning = result.notices().get(1);
        assertThat(warning.severity()).isEqualTo("WARNING");
        assertThat(warning.message()).isEqualTo("careful");
        assertThat(warning.detail()).isEqualTo("d");
        assertThat(warning.hint()).isEqualTo("h");
        assertThat(warning.sqlState()).isEqualTo("01XYZ");
        assertThat(warning.statement().location().line()).isEqualTo(3);
    }

    @Test
    void counts_notices_beyond_the_limit() {
        ScriptResult result = run(
                "DO $$ BEGIN FOR i IN 1..10 LOOP RAISE NOTICE '%', i; END LOOP; END $$",
                new ScriptOptions(Duration.ofSeconds(10), 3));
        assertThat(result.notices()).hasSize(3);
        assertThat(((ScriptResult.Completed) result).moreNotices()).isEqualTo(7);
    }

    @Test
    void an_error_has_its_place_in_code_points() {
        StatementFailure failure =
                failure("SELECT 1;\n/* \uD83D\uDE00 */ SELECT '\uD83D\uDE00', nope\n  FROM pg_class;");
        assertThat(failure.location().toString()).isEqualTo("a.sql:2:21");
        assertThat(failure.sqlState()).isEqualTo("42703");
        assertThat(failure.message()).contains("nope");
        assertThat(failure.excerpt()).contains("nope").contains("^");
        assertThat(failure.connectionLost()).isFalse();
        assertThat(failure.timedOut()).isFalse();
        assertThat(failure.toString()).startsWith("a.sql:2:21: ").endsWith("(SQLSTATE 42703)");
    }

    @Test
    void a_constraint_violation_is_told_in_its_parts() {
        StatementFailure failure = failure("""
                CREATE SCHEMA s;
                CREATE TABLE s.t (a int CONSTRAINT positive CHECK (a > 0), b int NOT NULL);
                INSERT INTO s.t VALUES (1, 1);
                INSERT INTO s.t VALUES (-1, 1);
                INSERT INTO s.t VALUES (2, 1);
                """);
        assertThat(failure.location().toString()).isEqualTo("a.sql:4:1");
        assertThat(failure.schema()).isEqualTo("s");
        assertThat(failure.table()).isEqualTo("t");
        assertThat(failure.constraint()).isEqualTo("positive");
        assertThat(failure.detail()).contains("(-1, 1)");
        StatementFailure second = failure("INSERT INTO s.t VALUES (1, NULL)");
        assertThat(second.column()).isEqualTo("b");
    }

    @Test
    void nothing_after_a_failure_is_sent() throws SQLException {
        ScriptResult result = run("CREATE TABLE a(); SELECT 1/0; CREATE TABLE b();");
        assertThat(((ScriptResult.Stopped) result).statements()).isEqualTo(1);
        assertThat(ask("SELECT to_regclass('a')")).isEqualTo("a");
        assertThat(ask("SELECT to_regclass('b')")).isEqualTo("null");
    }

    @Test
    void a_runtime_error_in_a_function_has_the_line_of_its_body() {
        StatementFailure failure = failure("""
                CREATE FUNCTION other() RETURNS void LANGUAGE plpgsql AS $$ BEGIN NULL; END $$;
                CREATE FUNCTION "My f"(a int, b text DEFAULT 'x') RETURNS void LANGUAGE plpgsql AS $body$
                BEGIN
                  PERFORM other();
                  RAISE EXCEPTION 'boom %', a;
                END
                $body$;
                SELECT "My f"(1);
                """);
        assertThat(failure.location().toString()).isEqualTo("a.sql:5:3");
        assertThat(failure.statement().location().line()).isEqualTo(8);
        assertThat(failure.where()).contains("line 4 at RAISE");
        assertThat(failure.message()).isEqualTo("boom 1");
    }

    @Test
    void the_innermost_function_known_is_the_place() {
        StatementFailure failure = failure("""
                CREATE PROCEDURE inner_one(a line) LANGUAGE plpgsql AS $$
                BEGIN
                  PERFORM 1 / 0; END $$;
                CREATE FUNCTION outer_one() RETURNS void LANGUAGE plpgsql AS '
                BEGIN
                  CALL inner_one(NULL);
                END';
                DO $$
                BEGIN
                  PERFORM outer_one();
                END $$;
                """);
        assertThat(failure.location().toString()).isEqualTo("a.sql:3:3");
        assertThat(failure.sqlState()).isEqualTo("22012");
    }

    @Test
    void an_error_in_a_query_of_a_body_has_its_exact_place() {
        StatementFailure failure = failure("""
                DO $$
                BEGIN
                  PERFORM 1;
                  UPDATE pg_class SET relname = relname
                  WHERE nope = 1;
                END $$;
                """);
        assertThat(failure.location().toString()).isEqualTo("a.sql:5:9");
    }

    @Test
    void an_overloaded_function_gives_no_wrong_place() {
        StatementFailure failure = failure("""
                CREATE FUNCTION f(int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$;
                CREATE FUNCTION f(text) RETURNS int LANGUAGE plpgsql AS $$ BEGIN
                  RAISE 'x'; END $$;
                SELECT f('a'::text);
                """);
        assertThat(failure.location().toString()).isEqualTo("a.sql:4:1");
    }

    @Test
    void a_syntax_error_in_a_body_has_its_exact_place() {
        StatementFailure failure = failure("""
                CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$
                BEGIN
                  RETURN 1 +;
                END $$;
                """);
        assertThat(failure.location().toString()).isEqualTo("a.sql:3:13");
    }

    @Test
    void copy_data_goes_in_and_out() throws SQLException {
        completed("""
                CREATE TABLE t (a int, b text);
                COPY t FROM stdin;
                1\t\uD83D\uDE00 \\\\ ?
                2\t\\N
                \\.
                COPY t TO STDOUT;
                COPY (SELECT a FROM t) TO stdout WITH (FORMAT csv);
                INSERT INTO t SELECT count(*), 'count' FROM t;
                """);
        assertThat(ask("SELECT string_agg(a || coalesce(b, '-'), ',' ORDER BY a, b) FROM t"))
                .isEqualTo("1\uD83D\uDE00 \\ ?,2count,2-");
    }

    @Test
    void large_copy_data_survives_the_buffers() throws SQLException {
        StringBuilder script = new StringBuilder("CREATE TABLE t (a text);\nCOPY t FROM stdin;\n");
        int lines = 5000;
        for (int i = 0; i < lines; i++) {
            script.append("x".repeat(i % 7))
                    .append("\uD83D\uDE00\u00e9")
                    .append(i)
                    .append('\n');
        }
        completed(script.append("\\.\n").toString());
        assertThat(ask("SELECT count(*) FROM t WHERE a ~ '^x*\uD83D\uDE00\u00e9[0-9]+$'"))
                .isEqualTo(Integer.toString(lines));
    }

    @Test
    void an_error_in_copy_data_has_its_line() throws SQLException {
        StatementFailure failure =
                failure("CREATE TABLE t (a int);\nCOPY t FROM stdin;\n1\n2\nthree\n4\n\\.\nSELECT 1;\n");
        assertThat(failure.location().toString()).isEqualTo("a.sql:5:1");
        assertThat(failure.excerpt()).contains("three");
        assertThat(session.transactionState()).isEqualTo(TransactionState.IDLE);
        assertThat(ask("SELECT count(*) FROM t")).isEqualTo("0");
    }

    @Test
    void a_refused_copy_leaves_the_session_usable() throws SQLException {
        StatementFailure failure = failure("COPY nowhere FROM stdin;\n1\n\\.\n");
        assertThat(failure.sqlState()).isEqualTo("42P01");
        assertThat(ask("SELECT 1")).isEqualTo("1");
    }

    @Test
    void a_slow_statement_is_stopped_by_the_server() throws SQLException {
        StatementFailure failure =
                failure("SELECT 1;\nSELECT pg_sleep(600);", OPTIONS.withStatementTimeout(Duration.ofMillis(200)));
        assertThat(failure.timedOut()).isTrue();
        assertThat(failure.connectionLost()).isFalse();
        assertThat(failure.message()).contains("longer than 200 ms");
        assertThat(failure.location().line()).isEqualTo(2);
        assertThat(ask("SELECT 1")).isEqualTo("1");
    }

    @Test
    void a_script_cannot_switch_the_timeout_off() throws SQLException {
        StatementFailure failure = failure(
                "SET statement_timeout = 0;\nSELECT pg_sleep(600);",
                OPTIONS.withStatementTimeout(Duration.ofMillis(200)));
        assertThat(failure.timedOut()).isTrue();
        assertThat(failure.message()).contains("longer than 200 ms");
        assertThat(ask("SELECT 1")).isEqualTo("1");
    }

    @Test
    void a_lost_connection_is_told() {
        StatementFailure failure = failure("SELECT pg_terminate_backend(pg_backend_pid());");
        assertThat(failure.connectionLost()).isTrue();
        assertThat(failure.message()).contains("connection was lost");
        assertThat(session.alive()).isFalse();
        assertThatThrownBy(() -> run("SELECT 1")).isInstanceOf(PostgresException.class);
    }

    @Test
    void what_reaches_beyond_the_database_is_never_sent() throws SQLException {
        ScriptResult result = run("CREATE TABLE t();\nCREATE DATABASE elsewhere;");
        assertThat(result).isInstanceOf(ScriptResult.Refused.class);
        ScriptResult.Refused refused = (ScriptResult.Refused) result;
        assertThat(refused.statement().location().line()).isEqualTo(2);
        assertThat(refused.reason()).contains("CREATE DATABASE elsewhere").contains("never sent");
        assertThat(ask("SELECT to_regclass('t')")).isEqualTo("null");
        assertThat(ask("SELECT count(*) FROM pg_database WHERE datname = 'elsewhere'"))
                .isEqualTo("0");
    }

    @Test
    void a_script_may_open_and_end_transactions() throws SQLException {
        completed("BEGIN; CREATE TABLE t(); COMMIT; BEGIN;");
        assertThat(session.transactionState()).isEqualTo(TransactionState.OPEN);
        session.rollback();
        assertThat(ask("SELECT to_regclass('t')")).isEqualTo("t");
    }

    @Test
    void runs_what_is_refused_in_a_transaction_outside_of_one() throws SQLException {
        completed(
                "CREATE TABLE t (a int); CREATE INDEX CONCURRENTLY i ON t (a); VACUUM t; REINDEX INDEX CONCURRENTLY i;");
        session.begin();
        StatementFailure failure = failure("CREATE INDEX CONCURRENTLY j ON t (a);");
        assertThat(failure.sqlState()).isEqualTo("25001");
        assertThat(session.transactionState()).isEqualTo(TransactionState.FAILED);
        assertThatThrownBy(() -> run("SELECT 1")).hasMessageContaining("roll it back");
    }

    @Test
    void follows_a_change_of_the_client_encoding() throws SQLException {
        completed(
                "SET client_encoding = 'LATIN1'; CREATE TABLE t AS SELECT '\u00e9' AS a; COPY t FROM stdin;\n\u00fc\n\\.\n");
        assertThat(ask("SELECT string_agg(encode(convert_to(a, 'UTF8'), 'hex'), ',') FROM t"))
                .isEqualTo("c3a9,c3bc");
    }

    @Test
    void an_empty_script_completes_with_no_statement() {
        assertThat(completed("-- nothing\n").statements()).isZero();
    }
}
