package io.confiture.sync.leak;

import io.confiture.rows.Relation;
import io.confiture.sync.copy.SyncProgress;
import io.confiture.sync.copy.TableCopy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Keeps what a run says while it works: its progress, and what is logged through {@code java.util.logging}, as the driver does.
 * Thread-safe; heard until it is closed.
 *
 * <p>The worker itself has no logger, which a test of its sources holds: there is no line of it that could be missed here.
 */
final class CapturedWords implements SyncProgress, AutoCloseable {

    private final List<String> words = Collections.synchronizedList(new ArrayList<>());
    private final Logger root = Logger.getLogger("");
    private final Handler handler = new Listener();

    CapturedWords() {
        root.addHandler(handler);
    }

    @Override
    public void phase(String what) {
        words.add(what);
    }

    @Override
    public void copied(Relation table, long rows) {
        words.add(table + " " + rows);
    }

    @Override
    public void done(TableCopy table) {
        words.add(table.toString());
    }

    /** Add what the run left behind or failed with. */
    void add(Object said) {
        words.add(String.valueOf(said));
    }

    /** Add a failure with all that caused it. */
    void add(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            words.add(String.valueOf(cause));
            Arrays.stream(cause.getSuppressed()).forEach(this::add);
        }
    }

    /** Return all of it. */
    List<String> all() {
        synchronized (words) {
            return List.copyOf(words);
        }
    }

    @Override
    public void close() {
        root.removeHandler(handler);
    }

    /** Hears all that is logged. */
    private final class Listener extends Handler {
        @Override
        public void publish(LogRecord record) {
            words.add(record.getMessage() + " " + Arrays.toString(record.getParameters()));
            Throwable thrown = record.getThrown();
            if (thrown != null) {
                add(thrown);
            }
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
