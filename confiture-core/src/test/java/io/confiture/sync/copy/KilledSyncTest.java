package io.confiture.sync.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.postgres.ChildJvm;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs are killed as with kill -9 at any moment, really, in JVMs of their own; what they leave is gone on with. */
class KilledSyncTest {

    private static final List<String> QUICK_JVM = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m");
    private static final int KILLS = 10;

    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Servers servers;

    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Servers others;

    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private TwoDatabases databases;

    @BeforeAll
    static void start() {
        servers = Servers.of(ServerChoice.embedded());
        others = Servers.of(ServerChoice.embedded());
    }

    @AfterAll
    static void stop() {
        servers.close();
        others.close();
    }

    @BeforeEach
    void create() {
        databases = new TwoDatabases(others.server(), servers.server())
                .schema(RichSchema.TABLES
                        + "CREATE TABLE big (id int PRIMARY KEY, email text, pad text, u int REFERENCES users);"
                        + " CREATE INDEX ON big (email)")
                .rows(RichSchema.ROWS)
                .rows(RichSchema.TRAPS)
                .rows(
                        "INSERT INTO big SELECT i, 'u' || i || '@real.org', repeat('x', 400), 1 + i % 100 FROM generate_series(1, 90000) i")
                .targetRows("ALTER TABLE loose ADD CONSTRAINT old FOREIGN KEY (u) REFERENCES users NOT VALID");
    }

    @AfterEach
    void drop() {
        databases.close();
    }

    private ChildJvm run(String how) throws Exception {
        return ChildJvm.start(RunSync.class, QUICK_JVM, databases.sourceJdbc(), databases.targetJdbc(), how);
    }

    private Map<String, String> state() {
        return Copying.state(databases.target());
    }

    /** Make the target what it was before the first run. Its triggers would refuse that. */
    private void reset(boolean filled) {
        databases.targetRows(
                "SET session_replication_role = replica; TRUNCATE users, orders, notes, \"My S\".\"Order Items\", loose, events,"
                        + " about_events, quick, base, hidden, counts, nothing, big; "
                        + (filled ? "INSERT INTO orders VALUES (8, 9); INSERT INTO quick VALUES (8); " : "")
                        + "RESET session_replication_role");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_end_is_the_same_wherever_a_run_was_killed(boolean filled) throws Exception {
        databases.targetRows(RichSchema.TRAPS);
        reset(filled);
        long started = System.nanoTime();
        try (ChildJvm child = run("anew")) {
            child.await("started");
            started = System.nanoTime();
            assertThat(child.await("ended")).isEqualTo(filled + " null");
        }
        long millis = (System.nanoTime() - started) / 1_000_000;
        Map<String, String> uninterrupted = state();
        assertThat(uninterrupted.get("public.big")).startsWith("90000 ");

        long seed = System.nanoTime();
        Random random = new Random(seed);
        int kills = 0;
        while (kills < KILLS) {
            reset(filled);
            Map<String, String> before = state();
            boolean ended = false;
            while (!ended && kills < KILLS) {
                try (ChildJvm child = run(kills % 4 == 3 ? "anew" : "resume")) {
                    child.await("started");
                    Thread.sleep(random.nextInt((int) millis + 1));
                    ended = !child.killed();
                }
                kills += ended ? 0 : 1;
                if (filled) {
                    // The commit may have been the last thing that it did.
                    assertThat(state()).as("seed " + seed).isIn(before, uninterrupted);
                }
            }
            try (ChildJvm child = run("resume")) {
                // One that was killed after its commit has filled the tables. And the server's own ANALYZE is enough to
                // make a run
                // say that nobody knows whether the source is the same.
                assertThat(child.await("ended"))
                        .as("seed " + seed)
                        .matches((filled ? "true" : "(true|false)")
                                + " (null|the run was gone on with after the source had changed.*)");
            }
            assertThat(state()).as("seed " + seed).isEqualTo(uninterrupted);
        }
    }
}
