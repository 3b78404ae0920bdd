package io.confiture.sync.copy;

import io.confiture.postgres.PostgresException;
import io.confiture.postgres.Query;
import io.confiture.postgres.Session;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Copies parts with several connections at the same time. The first that fails ends the others; for one use. */
final class Workers {

    private final String run;
    private final Source source;
    private final Target target;
    private final SyncProgress progress;
    private final Queue<Task> tasks = new ConcurrentLinkedQueue<>();
    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    private record Task(TableWork table, PartCopy copy, Part part) {}

    Workers(String run, Source source, Target target, SyncProgress progress) {
        this.run = run;
        this.source = source;
        this.target = target;
        this.progress = progress;
    }

    /**
     * Copy what is left of tables, those with the most parts first, so that no long one is left for the end.
     *
     * @throws SyncException what the first worker failed with; what the others had begun is rolled back
     */
    void copy(List<TableWork> tables, int jobs) {
        tables.stream()
                .sorted(Comparator.comparing((TableWork t) -> t.parts().size()).reversed())
                .forEach(table -> {
                    PartCopy copy = PartCopy.of(table.plan(), table.into());
                    table.parts().forEach(part -> tasks.add(new Task(table, copy, part)));
                });
        int threads = Math.min(jobs, tasks.size());
        CountDownLatch ended = new CountDownLatch(threads);
        for (int i = 1; i <= threads; i++) {
            Thread thread = new Thread(() -> work(ended), "confiture-sync-" + i);
            thread.setDaemon(true);
            thread.start();
        }
        await(ended);
        Throwable failed = failure.get();
        if (failed instanceof SyncException e) {
            throw e;
        }
        if (failed instanceof PostgresException e) {
            throw new SyncException(SyncException.Kind.COPY, Words.of(e), List.of(), null);
        }
        if (failed != null) {
            // The message of what nobody expected may hold anything, also a value; where it happened is enough to find
            // it.
            IllegalStateException unexpected = new IllegalStateException(
                    "a thread that copies rows failed with " + failed.getClass().getName());
            unexpected.setStackTrace(failed.getStackTrace());
            throw unexpected;
        }
    }

    private void await(CountDownLatch ended) {
        try {
            ended.await();
        } catch (InterruptedException e) {
            fail(new SyncException(SyncException.Kind.COPY, "the run was interrupted", List.of(), null));
            awaitEnd(ended);
            Thread.currentThread().interrupt();
        }
    }

    /** Their statements are cancelled: they end soon, or hang on a connection that is dead. */
    private static boolean awaitEnd(CountDownLatch ended) {
        try {
            return ended.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void work(CountDownLatch ended) {
        try (Session from = opened(source.reader());
                Session to = opened(target.open())) {
            for (Task task = next(); task != null; task = next()) {
                copy(task, from, to);
            }
        } catch (RuntimeException | Error e) {
            fail(e);
        } finally {
            ended.countDown();
        }
    }

    private Session opened(Session session) {
        sessions.add(session);
        return session;
    }

    private @Nullable Task next() {
        return failure.get() == null ? tasks.poll() : null;
    }

    /** A part and its line in the ledger are committed together. */
    private void copy(Task task, Session from, Session to) {
        long started = System.nanoTime();
        to.begin();
        PartCopy.Copied copied = task.copy().copy(from, to, task.part(), progress);
        LedgerPart.Done done = new LedgerPart.Done(
                copied.rows(), copied.bytes(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
        if (!new Ledger(new Query(to)).done(run, task.part(), done)) {
            to.rollback();
            throw new SyncException(
                    SyncException.Kind.COPY,
                    "another run has copied a part of " + task.part().table() + " in the meantime",
                    List.of(),
                    null);
        }
        to.commit();
        if (task.table().done(done)) {
            progress.done(task.table().copied());
        }
    }

    private void fail(Throwable why) {
        if (!failure.compareAndSet(null, why)) {
            return;
        }
        for (Session session : sessions) {
            try {
                if (session.alive()) {
                    session.cancel();
                }
            } catch (PostgresException e) {
                // It is gone, or its server is: then its worker notices by itself.
                why.addSuppressed(e);
            }
        }
    }
}
