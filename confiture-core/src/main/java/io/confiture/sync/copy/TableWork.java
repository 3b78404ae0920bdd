package io.confiture.sync.copy;

import io.confiture.rows.Relation;
import io.confiture.sync.plan.TablePlan;
import io.confiture.sync.plan.Treatment;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Is a table while it is copied: what is left to do, and what is done. Thread-safe. */
final class TableWork {

    private final TablePlan plan;
    private final Relation into;
    private final List<Part> parts;
    private final long resumed;
    private final AtomicInteger left;
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong millis = new AtomicLong();

    /**
     * Begin.
     *
     * @param into the table that takes the rows
     * @param parts what is left to copy
     * @param before what an earlier run has copied
     */
    TableWork(TablePlan plan, Relation into, List<Part> parts, List<LedgerPart.Done> before) {
        this.plan = plan;
        this.into = into;
        this.parts = List.copyOf(parts);
        this.left = new AtomicInteger(parts.size());
        before.forEach(this::add);
        this.resumed = rows.get();
    }

    TablePlan plan() {
        return plan;
    }

    Relation into() {
        return into;
    }

    List<Part> parts() {
        return parts;
    }

    /** Return how many rows the table has when all is done. */
    long rows() {
        return rows.get();
    }

    private void add(LedgerPart.Done done) {
        rows.addAndGet(done.rows());
        bytes.addAndGet(done.bytes());
        millis.addAndGet(done.millis());
    }

    /** Count a part that is committed; returns whether it was the last. */
    boolean done(LedgerPart.Done done) {
        add(done);
        return left.decrementAndGet() == 0;
    }

    TableCopy copied() {
        return new TableCopy(
                plan.relation(),
                rows.get(),
                bytes.get(),
                Duration.ofMillis(millis.get()),
                (int) plan.written().stream()
                        .filter(c -> c.treatment() instanceof Treatment.Mask)
                        .count(),
                resumed);
    }
}
