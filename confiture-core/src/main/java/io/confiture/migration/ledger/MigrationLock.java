package io.confiture.migration.ledger;

import io.confiture.postgres.PostgresException;
import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps all other runners away from a database, the original Confiture included: a session-level advisory lock.
 *
 * <p>It is held by a connection of its own, which is idle and has no transaction: {@code CREATE INDEX CONCURRENTLY} waits for all
 * transactions that are older than it, so a lock that is held by one would be waited for by its own runner. For the same reason it
 * is tried again and again and never waited for in the server: who waits there has a snapshot. The server releases it when the
 * connection ends, however that comes about.
 */
public final class MigrationLock implements AutoCloseable {

    private static final long FIRST_PAUSE_MILLIS = 20;
    private static final long LONGEST_PAUSE_MILLIS = 500;

    private final Session session;
    private final LockKey key;

    private MigrationLock(Session session, LockKey key) {
        this.session = session;
        this.key = key;
    }

    /**
     * Take the lock, or wait for it.
     *
     * @param sessions opens a connection for the lock alone, on the database that is migrated
     * @param wait how long to wait for another runner to end; zero tries once
     * @return the lock; closing it gives it back
     * @throws LockNotHadException when it is still held then; it names who holds it
     * @throws PostgresException when the connection cannot be opened or is lost
     */
    public static MigrationLock acquire(Supplier<Session> sessions, Duration wait) {
        Session session = sessions.get();
        boolean had = false;
        try {
            // The connection will be idle for as long as the migrations take.
            new Query(session).send("SET application_name = 'confiture migrate'; SET idle_session_timeout = 0");
            LockKey key = LockKey.of(session);
            MigrationLock lock = new MigrationLock(session, key);
            lock.take(wait);
            had = true;
            return lock;
        } finally {
            if (!had) {
                session.close();
            }
        }
    }

    /** Return who holds the lock now, if anybody does. Only those who have it count, not those who wait for it. */
    public static Optional<LockHolder> holder(Session session) {
        return LockKey.of(session).holder(session);
    }

    /**
     * Demand that the lock is held still; to be asked before each migration.
     *
     * @throws LockNotHadException when its connection is lost, or when a connection pooler in between has given it another backend
     */
    public void verifyHeld() {
        boolean held;
        try {
            held = session.alive() && key.heldBy(session);
        } catch (PostgresException e) {
            throw lost(e.getMessage());
        }
        if (!held) {
            throw lost(session.alive() ? "the server says it is not held" : "the connection is closed");
        }
    }

    private static LockNotHadException lost(@Nullable String why) {
        return new LockNotHadException(
                "the migration lock was lost while migrations ran (" + why + "): another runner may be at work. Nothing"
                        + " more was started; look at the status and run the command again",
                null);
    }

    private void take(Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        long pause = FIRST_PAUSE_MILLIS;
        while (!key.tryWith(session)) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                throw notHad(wait);
            }
            sleep(Math.min(pause, left));
            pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
        }
    }

    private LockNotHadException notHad(Duration wait) {
        LockHolder holder = key.holder(session).orElse(null);
        String who = holder == null
                ? "another runner, which has ended just now"
                : holder + "; it can be ended with SELECT pg_terminate_backend(" + holder.pid() + ")";
        return new LockNotHadException(
                "the migration lock of database " + session.database() + " was not had within "
                        + (wait.toMillis() / 1000.0) + " s: it is held by " + who,
                holder);
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LockNotHadException("interrupted while waiting for the migration lock", null);
        }
    }

    /** Give the lock back and close its connection. Closing twice is allowed, and so is closing a lock that was lost. */
    @Override
    public void close() {
        if (session.alive()) {
            // Ending the connection releases it too, but later: the backend ends after the client has gone on.
            try {
                key.release(session);
            } catch (PostgresException e) {
                // Lost: the server has released it with the connection, and verifyHeld() is who tells.
            } finally {
                session.close();
            }
        }
    }
}
