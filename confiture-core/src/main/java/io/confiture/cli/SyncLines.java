package io.confiture.cli;

import io.confiture.rows.Relation;
import io.confiture.sync.copy.SyncProgress;
import io.confiture.sync.copy.TableCopy;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Shows the progress of a copy in lines, for logs: each table, and every few seconds how far it is. */
final class SyncLines implements SyncProgress {

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final PrintWriter out;
    private final long started = System.nanoTime();
    private long told = started;
    private long expected;
    private long rows;

    SyncLines(PrintWriter out) {
        this.out = out;
    }

    @Override
    public synchronized void phase(String what) {
        say(what);
    }

    @Override
    public synchronized void expect(long estimate) {
        expected = estimate;
    }

    @Override
    public synchronized void copied(Relation table, long more) {
        rows += more;
        long now = System.nanoTime();
        if (now - told >= PAUSE.toNanos()) {
            told = now;
            double seconds = (now - started) / 1e9;
            double rate = rows / seconds;
            long left = expected > rows ? Math.round((expected - rows) / rate) : 0;
            say(String.format(
                    Locale.ROOT,
                    "%,d of about %,d rows, %,.0f rows/s%s",
                    rows,
                    Math.max(rows, expected),
                    rate,
                    left > 0 ? ", about " + left + " s left" : ""));
        }
    }

    @Override
    public synchronized void done(TableCopy table) {
        say(String.format(Locale.ROOT, "%s: %,d rows", table.relation(), table.rows()));
    }

    private void say(String words) {
        out.println("confiture: " + words);
        out.flush();
    }
}
