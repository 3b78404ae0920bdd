package io.confiture.cli;

import io.confiture.rows.Relation;
import io.confiture.sync.copy.SyncProgress;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** Shows the rows of a copy as a bar, with how many there are in a second and how long it will take. */
final class SyncBar implements SyncProgress, AutoCloseable {

    private final PrintWriter out;
    private @Nullable Bar bar;
    private long expected;

    SyncBar(PrintWriter out) {
        this.out = out;
    }

    @Override
    public synchronized void phase(String what) {
        if (bar == null) {
            out.println("confiture: " + what);
            out.flush();
        } else {
            bar.shows(what);
        }
    }

    @Override
    public synchronized void expect(long rows) {
        expected = Math.max(1, rows);
    }

    @Override
    public synchronized void copied(Relation table, long rows) {
        if (bar == null) {
            bar = new Bar(out, "rows", Math.max(1, expected));
        }
        bar.shows(table.toString());
        bar.steps(rows);
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
