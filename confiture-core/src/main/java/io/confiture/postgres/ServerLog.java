package io.confiture.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a server's log: waits for the line that says that it is ready, keeps the last lines for messages. */
final class ServerLog {

    enum Start {
        READY,
        PORT_TAKEN,
        FAILED
    }

    private static final Logger LOG = LoggerFactory.getLogger("io.confiture.postgres.log");
    private static final String READY_LINE = "database system is ready to accept connections";
    private static final String PORT_LINE = "could not bind";
    private static final int KEPT = 50;
    private static final long PATIENCE_SECONDS = 60;

    private final CompletableFuture<Start> start = new CompletableFuture<>();
    private final Deque<String> last = new ArrayDeque<>();

    private ServerLog() {}

    /** Read a log in a thread of its own until it ends. */
    static ServerLog follow(InputStream stream) {
        ServerLog log = new ServerLog();
        Thread thread = new Thread(() -> log.read(stream), "confiture-server-log");
        thread.setDaemon(true);
        thread.start();
        return log;
    }

    private void read(InputStream stream) {
        Start atEnd = Start.FAILED;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                LOG.debug("{}", line);
                keep(line);
                if (line.contains(PORT_LINE)) {
                    atEnd = Start.PORT_TAKEN;
                }
                if (line.contains(READY_LINE)) {
                    start.complete(Start.READY);
                }
            }
        } catch (IOException e) {
            keep("(the log cannot be read any more: " + e + ")");
        }
        start.complete(atEnd);
    }

    private synchronized void keep(String line) {
        if (last.size() == KEPT) {
            last.removeFirst();
        }
        last.addLast(line);
    }

    synchronized String tail() {
        return String.join("\n", last);
    }

    Start awaitReady() throws InterruptedException {
        try {
            return start.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            keep("(not ready after " + PATIENCE_SECONDS + " seconds)");
            return Start.FAILED;
        } catch (ExecutionException e) {
            throw new IllegalStateException("nothing completes it with an exception", e);
        }
    }
}
