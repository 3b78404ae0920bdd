package io.confiture.migration.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.postgres.Query;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What {@link DocumentedLocks} says of statements that cannot be asked, a running server does: another session stands in the way,
 * and shows what they wait for.
 */
class DocumentedLocksTest {

    private static final String GROUND = """
            CREATE TABLE t (id int PRIMARY KEY, tx text);
            CREATE INDEX t_tx ON t (tx);
            CLUSTER t USING t_tx;
            CREATE TABLE pt (id int) PARTITION BY RANGE (id);
            CREATE TABLE pt1 PARTITION OF pt FOR VALUES FROM (1) TO (10);
            """;

    private static Servers servers;

    @BeforeAll
    static void start() {
        servers = Servers.of(ServerChoice.embedded());
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE INDEX CONCURRENTLY ON t (tx)         | t   | ACCESS EXCLUSIVE | SHARE UPDATE EXCLUSIVE",
                "DROP INDEX CONCURRENTLY t_tx                | t   | ACCESS EXCLUSIVE | SHARE UPDATE EXCLUSIVE",
                "REINDEX TABLE CONCURRENTLY t                | t   | ACCESS EXCLUSIVE | SHARE UPDATE EXCLUSIVE",
                "REINDEX INDEX CONCURRENTLY t_tx             | t   | ACCESS EXCLUSIVE | SHARE UPDATE EXCLUSIVE",
                "REINDEX (CONCURRENTLY) TABLE t              | t   | ACCESS EXCLUSIVE | SHARE UPDATE EXCLUSIVE",
                "REINDEX (CONCURRENTLY off) SCHEMA public    | t   | ACCESS EXCLUSIVE | SHARE",
                "REINDEX SCHEMA CONCURRENTLY public          | t   | ACCESS EXCLUSIVE | SHARE UPDATE EXCLUSIVE",
                "VACUUM t                                    | t   | EXCLUSIVE        | SHARE UPDATE EXCLUSIVE",
                "VACUUM ANALYZE                              | t   | ACCESS EXCLUSIVE | SHARE UPDATE EXCLUSIVE",
                "VACUUM FULL t                               | t   | EXCLUSIVE        | ACCESS EXCLUSIVE",
                "VACUUM (FULL, VERBOSE) t                    | t   | EXCLUSIVE        | ACCESS EXCLUSIVE",
                "VACUUM (FULL false) t                       | t   | EXCLUSIVE        | SHARE UPDATE EXCLUSIVE",
                "CLUSTER                                     | t   | ACCESS EXCLUSIVE | ACCESS EXCLUSIVE",
                "ALTER TABLE pt DETACH PARTITION pt1 CONCURRENTLY | pt  | ACCESS EXCLUSIVE | SHARE UPDATE EXCLUSIVE",
                "ALTER TABLE pt DETACH PARTITION pt1 CONCURRENTLY | pt1 | ROW SHARE        | ACCESS EXCLUSIVE",
            })
    void is_what_the_server_asks_for(String sql, String table, String inTheWay, String expected) throws Exception {
        try (TraceServer server = new TraceServer(servers.server()).given(GROUND);
                Session blocker = server.database().connect();
                Session watcher = server.database().connect()) {
            blocker.begin();
            new Query(blocker).send("LOCK TABLE " + table + " IN " + inTheWay + " MODE");
            int pid = server.session().backendPid();
            CompletableFuture<StatementTrace> running = CompletableFuture.supplyAsync(() -> server.last(sql));
            LockMode asked;
            try {
                asked = awaited(new Query(watcher), pid, table, running);
            } finally {
                blocker.rollback();
            }
            StatementTrace trace = running.get(60, TimeUnit.SECONDS);
            assertThat(asked).as("asked for").hasToString(expected);
            assertThat(trace.evidence()).isInstanceOf(Evidence.Documented.class);
            assertThat(trace.locks().stream().map(RelationLock::toString)).contains(expected + " on " + table);
        }
    }

    private static LockMode awaited(Query watcher, int pid, String table, CompletableFuture<?> running)
            throws InterruptedException {
        for (int i = 0; i < 600 && !running.isDone(); i++) {
            String mode = watcher.value("SELECT mode FROM pg_locks WHERE pid = " + pid + " AND relation = '" + table
                    + "'::regclass AND NOT granted");
            if (mode != null) {
                return LockMode.of(mode).orElseThrow();
            }
            Thread.sleep(50);
        }
        throw new AssertionError("it never waits for a lock on " + table);
    }
}
