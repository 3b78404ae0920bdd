package io.confiture.migration.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.postgres.CommitMode;
import io.confiture.postgres.Execution;
import io.confiture.postgres.Notice;
import io.confiture.postgres.PostgresException;
import io.confiture.postgres.Query;
import io.confiture.postgres.ScriptExecutor;
import io.confiture.postgres.ScriptOptions;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tracing disturbs no script, whatever the script does with transactions, and knows afterwards what each statement did. */
class StatementTracerTest {

    private static Servers servers;

    private TraceServer server;

    @BeforeAll
    static void start() {
        servers = Servers.of(ServerChoice.embedded());
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @BeforeEach
    void ground() {
        server = new TraceServer(servers.server()).given("""
                CREATE TABLE t (id int PRIMARY KEY, a text);
                CREATE TABLE c (t int REFERENCES t DEFERRABLE INITIALLY DEFERRED);
                INSERT INTO t VALUES (1, 'x');
                CREATE PROCEDURE p() LANGUAGE plpgsql AS $$BEGIN UPDATE t SET a = 'y'; COMMIT; END$$;
                CREATE TYPE mood AS ENUM ('sad');
                """);
    }

    @AfterEach
    void drop() {
        server.close();
    }

    private List<String> summaries(String sql, CommitMode mode) {
        return server.trace(sql, mode).statements().stream()
                .map(StatementTrace::summary)
                .toList();
    }

    @Test
    void a_script_that_turns_out_to_refuse_a_transaction_is_told_once() {
        List<StatementTrace> traces = server.trace("ALTER TABLE t ADD b int; CALL p(); ALTER TABLE t DROP b;")
                .statements();
        assertThat(traces)
                .extracting(t -> t.statement().kind().command())
                .containsExactly("ALTER TABLE", "CALL", "ALTER TABLE");
        assertThat(traces.get(0).summary()).isEqualTo("ACCESS EXCLUSIVE on t, no rewrite, no scan");
        assertThat(traces.get(1).evidence()).isInstanceOf(Evidence.Unknown.class);
        assertThat(new Query(server.session()).value("SELECT a FROM t")).isEqualTo("y");
    }

    @Test
    void an_enum_label_may_be_used_at_once() {
        assertThat(summaries("ALTER TYPE mood ADD VALUE 'ok'; CREATE TABLE m AS SELECT 'ok'::mood;", CommitMode.AUTO))
                .hasSize(2);
    }

    @Test
    void each_statement_of_a_script_without_transaction_has_locks_of_its_own() {
        assertThat(summaries(
                        "ALTER TABLE t ADD b int; UPDATE t SET b = 1; BEGIN; LOCK TABLE c; SELECT 1; COMMIT; VACUUM t;",
                        CommitMode.STATEMENTS))
                .containsExactly(
                        "ACCESS EXCLUSIVE on t, no rewrite, no scan",
                        "ROW EXCLUSIVE on t, no rewrite, scan of t, 1 row",
                        "no lock on what was there before, no rewrite, no scan",
                        "ACCESS EXCLUSIVE on c, no rewrite, no scan",
                        "no further lock, no rewrite, no scan",
                        "no lock on what was there before, no rewrite, no scan",
                        "SHARE UPDATE EXCLUSIVE on t, no rewrite, no scan (documented, not measured)");
    }

    @Test
    void settings_before_the_first_query_stay_possible() {
        assertThat(summaries(
                        "SET LOCAL lock_timeout = 0; SET TRANSACTION ISOLATION LEVEL SERIALIZABLE; UPDATE t SET a = 'z';",
                        CommitMode.TRANSACTION))
                .hasSize(3)
                .last()
                .isEqualTo("ROW EXCLUSIVE on t, no rewrite, scan of t, 1 row");
    }

    @Test
    void a_deferred_constraint_fails_the_statement_that_stands_alone() {
        StatementTracer tracer = new StatementTracer(server.session());
        Execution execution = new ScriptExecutor(ScriptOptions.defaults())
                .execute(
                        server.session(),
                        TraceServer.statements("INSERT INTO c VALUES (9); SELECT 1;"),
                        CommitMode.STATEMENTS,
                        tracer);
        assertThat(execution.toString())
                .contains("violates foreign key constraint")
                .contains("1:1");
        assertThat(new Query(server.session()).value("SELECT count(*) FROM c")).isEqualTo("0");
    }

    @Test
    void knows_what_existed_before_by_identity_and_not_by_name() {
        assertThat(summaries(
                        "ALTER TABLE t RENAME TO old; CREATE TABLE t (id int); INSERT INTO t SELECT id FROM old;"
                                + " ALTER TABLE t ALTER id TYPE bigint; ALTER TABLE old ADD b int;",
                        CommitMode.TRANSACTION))
                .containsExactly(
                        "ACCESS EXCLUSIVE on t, no rewrite, no scan",
                        "no further lock, no rewrite, no scan",
                        "no further lock, no rewrite, scan of t, 1 row",
                        "no further lock, no rewrite, no scan",
                        "no further lock, no rewrite, no scan");
    }

    @Test
    void keeps_what_the_server_says_beside_its_statement() {
        List<StatementTrace> traces = server.trace("SELECT 1; DROP TABLE IF EXISTS nothing; SELECT 2;")
                .statements();
        assertThat(traces.get(0).notices()).isEmpty();
        assertThat(traces.get(1).notices())
                .extracting(Notice::message)
                .containsExactly("table \"nothing\" does not exist, skipping");
        assertThat(traces.get(2).notices()).isEmpty();
        assertThat(traces.get(1).duration()).isPositive();
    }

    @Test
    void leaves_temporary_and_system_tables_out() {
        assertThat(summaries(
                        "CREATE TEMP TABLE x AS SELECT * FROM generate_series(1, 9) g; ALTER TABLE x ALTER g TYPE bigint;"
                                + " SELECT count(*) FROM pg_class;",
                        CommitMode.TRANSACTION))
                .allMatch(s -> s.equals("no lock on what was there before, no rewrite, no scan"));
    }

    @Test
    void strings_are_not_shown() {
        StatementTrace trace = server.last("UPDATE t SET a = 'secret' WHERE a = $$also$$");
        assertThat(StatementWords.of(trace.statement())).isEqualTo("UPDATE t SET a = '...' WHERE a = '...'");
    }

    @Test
    void lock_modes_conflict_as_the_documentation_says() {
        try (Session other = server.database().connect()) {
            for (LockMode held : LockMode.values()) {
                other.begin();
                new Query(other).send("LOCK TABLE t IN " + held + " MODE");
                for (LockMode asked : LockMode.values()) {
                    assertThat(refused(asked)).as(asked + " against " + held).isEqualTo(held.conflictsWith(asked));
                }
                other.rollback();
            }
        }
    }

    private boolean refused(LockMode mode) {
        Session session = server.session();
        session.begin();
        try {
            new Query(session).send("LOCK TABLE t IN " + mode + " MODE NOWAIT");
            return false;
        } catch (PostgresException e) {
            assertThat(e.sqlState()).isEqualTo("55P03");
            return true;
        } finally {
            session.rollback();
        }
    }
}
