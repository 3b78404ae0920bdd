package io.confiture.migration.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.confiture.postgres.ChildJvm;
import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.Query;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One runner at a time, on a real server, with real processes. */
@Timeout(60)
class MigrationLockTest {

    private static Servers servers;

    private Database database;
    private Session session;

    @BeforeAll
    static void servers() {
        servers = Servers.of(ServerChoice.embedded());
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @BeforeEach
    void database() {
        database = servers.server().create(DatabaseSettings.defaults());
        session = database.connect();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private MigrationLock lock(long waitMillis) {
        return MigrationLock.acquire(database::connect, Duration.ofMillis(waitMillis));
    }

    private LockNotHadException refused(long waitMillis) {
        return Objects.requireNonNull(catchThrowableOfType(
                LockNotHadException.class, () -> lock(waitMillis).close()));
    }

    private String value(String sql) {
        return String.valueOf(new Query(session).value(sql));
    }

    @Test
    void is_had_once_and_again_after_it_is_given_back() {
        MigrationLock first = lock(0);
        assertThat(refused(0)).hasMessageContaining("was not had within 0.0 s: it is held by process ");
        first.close();
        first.close();
        lock(0).close();
        assertThat(MigrationLock.holder(session)).isEmpty();
    }

    @Test
    @SuppressWarnings("try") // It is given back while somebody waits for it.
    void names_who_holds_it_and_nobody_who_waits() throws Exception {
        // Those that wait in the server, as the original does, are in pg_locks too, with granted = false, before and
        // after.
        List<Session> waiting = Stream.generate(database::connect).limit(12).toList();
        ExecutorService threads = Executors.newFixedThreadPool(waiting.size());
        try (MigrationLock held = lock(0)) {
            LockHolder holder = MigrationLock.holder(session).orElseThrow();
            String key = value("SELECT classid || ', ' || objid FROM pg_locks WHERE locktype = 'advisory' AND pid = "
                    + holder.pid());
            List<Future<?>> waiters = new ArrayList<>();
            for (Session one : waiting) {
                waiters.add(threads.submit(() -> {
                    new Query(one).value("SELECT pg_advisory_lock(" + key + ")");
                    return new Query(one).value("SELECT pg_advisory_unlock(" + key + ")");
                }));
            }
            while (!value("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
                    .equals(String.valueOf(waiting.size()))) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            assertThat(MigrationLock.holder(session).orElseThrow().pid()).isEqualTo(holder.pid());
            LockNotHadException refused = refused(100);
            assertThat(refused.holder().orElseThrow().pid()).isEqualTo(holder.pid());
            assertThat(refused)
                    .hasMessageContaining("process " + holder.pid() + " (confiture migrate) of user "
                            + value("SELECT session_user") + " at 127.0.0.1, connected for ")
                    .hasMessageContaining("idle for ")
                    .hasMessageContaining("pg_terminate_backend(" + holder.pid() + ")");
            held.verifyHeld();
            held.close();
            for (Future<?> waiter : waiters) {
                assertThat(waiter.get()).isEqualTo("t");
            }
            assertThat(MigrationLock.holder(session)).isEmpty();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void has_the_originals_key_and_no_other_lock_counts() throws Exception {
        // The original: int.from_bytes(sha256(name).digest()[:4], "big") & 0x7FFFFFFF.
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(database.name().getBytes(StandardCharsets.UTF_8));
        int id = ByteBuffer.wrap(sum).getInt() & 0x7FFFFFFF;
        Session original = database.connect();
        new Query(original).value("SELECT pg_advisory_lock(1751936052, " + id + ")");
        assertThat(refused(0).holder().orElseThrow().pid()).isEqualTo(original.backendPid());
        new Query(original).value("SELECT pg_advisory_unlock_all()");
        // The same 64 bits as one number are another lock, and so is the same pair on another database.
        new Query(original).value("SELECT pg_advisory_lock(1751936052::bigint << 32 | " + id + ")");
        try (Database other = servers.server().create(DatabaseSettings.defaults());
                Session elsewhere = other.connect()) {
            new Query(elsewhere).value("SELECT pg_advisory_lock(1751936052, " + id + ")");
            assertThat(MigrationLock.holder(session)).isEmpty();
            lock(0).close();
        }
    }

    @Test
    @SuppressWarnings("try") // It is given back while somebody waits for it.
    void waits_as_long_as_it_is_told() throws Exception {
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (MigrationLock held = lock(0)) {
            long begin = System.nanoTime();
            assertThat(refused(700)).hasMessageContaining("within 0.7 s");
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isBetween(Duration.ofMillis(700), Duration.ofSeconds(5));
            Future<MigrationLock> waiter = threads.submit(() -> lock(30_000));
            TimeUnit.MILLISECONDS.sleep(300);
            assertThat(waiter.isDone()).isFalse();
            held.close();
            waiter.get(5, TimeUnit.SECONDS).close();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void only_one_of_eight_has_it_at_a_time() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Integer>> all = threads.invokeAll(java.util.Collections.nCopies(8, () -> {
                try (MigrationLock lock = lock(30_000)) {
                    int now = inside.incrementAndGet();
                    TimeUnit.MILLISECONDS.sleep(30);
                    lock.verifyHeld();
                    inside.decrementAndGet();
                    return now;
                }
            }));
            for (Future<Integer> one : all) {
                assertThat(one.get()).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void is_free_as_soon_as_the_process_that_holds_it_is_killed() throws Exception {
        try (ChildJvm child = ChildJvm.start(HeldLock.class, List.of(), database.jdbcUrl())) {
            child.await("held");
            assertThat(refused(0).holder()).isPresent();
            child.kill();
            lock(5_000).close();
        }
        try (ChildJvm child = ChildJvm.start(HeldLock.class, List.of(), database.jdbcUrl())) {
            child.await("held");
            assertThat(child.end()).isZero();
            lock(0).close();
        }
    }

    @Test
    void does_not_stand_in_the_way_of_an_index_that_is_built_concurrently() {
        new Query(session).send("CREATE TABLE t AS SELECT g FROM generate_series(1, 1000) g");
        try (MigrationLock held = lock(0)) {
            // Others that try for the lock again and again must not hold it up either.
            Thread tries = new Thread(() -> refused(3_000));
            tries.start();
            new Query(session).send("SET statement_timeout = '20s'");
            for (int i = 0; i < 5; i++) {
                new Query(session).send("CREATE INDEX CONCURRENTLY i" + i + " ON t (g)");
                new Query(session).send("DROP INDEX CONCURRENTLY i" + i);
            }
            held.verifyHeld();
            join(tries);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void notices_that_its_connection_was_cut() {
        try (MigrationLock held = lock(0)) {
            int pid = MigrationLock.holder(session).orElseThrow().pid();
            assertThat(value("SELECT pg_terminate_backend(" + pid + ", 5000)")).isEqualTo("t");
            assertThatThrownBy(held::verifyHeld)
                    .isInstanceOf(LockNotHadException.class)
                    .hasMessageContaining("the migration lock was lost while migrations ran");
            assertThatThrownBy(held::verifyHeld).isInstanceOf(LockNotHadException.class);
        }
        lock(0).close();
    }

    @Test
    void notices_that_another_backend_answers() {
        Session[] own = new Session[1];
        try (MigrationLock held = MigrationLock.acquire(() -> own[0] = database.connect(), Duration.ZERO)) {
            // What a pooler does when it resets a backend between two transactions.
            new Query(own[0]).value("SELECT pg_advisory_unlock_all()");
            assertThatThrownBy(held::verifyHeld).hasMessageContaining("the server says it is not held");
        }
    }

    @Test
    void outlives_the_timeouts_that_a_database_has() throws Exception {
        new Query(session).send("ALTER DATABASE " + database.name() + " SET idle_session_timeout = '200ms'");
        try (MigrationLock held = lock(0)) {
            TimeUnit.MILLISECONDS.sleep(600);
            held.verifyHeld();
        }
    }
}
