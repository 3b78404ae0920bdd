package io.confiture.migration.trace;

import io.confiture.postgres.Notice;
import io.confiture.postgres.Query;
import io.confiture.postgres.ScriptListener;
import io.confiture.postgres.Session;
import io.confiture.postgres.TransactionState;
import io.confiture.sql.SqlSource;
import io.confiture.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows the scripts of one migration and measures what each statement does, on the session that runs them.
 *
 * <p>Costs one query per statement and one per transaction. A statement that stands alone is asked to run in a transaction block
 * of its own, so that its locks can be seen; one that refuses that is answered from the documentation. For one migration and one
 * thread.
 */
public final class StatementTracer implements ScriptListener {

    private final Session session;
    private final Meter meter;
    private final HeldLocks locks = new HeldLocks();
    private final Plans plans;
    private final List<StatementTrace> traces = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final Transactions transactions = new Transactions();

    private @Nullable SqlSource transactionOf;
    private @Nullable Statement lastSent;
    private @Nullable Outside outside;
    private long begin;

    /**
     * Follow a migration.
     *
     * @param session on which its scripts are going to run; nothing is asked before the first statement
     */
    public StatementTracer(Session session) {
        this.session = session;
        Query query = new Query(session);
        this.meter = new Meter(query);
        this.plans = new Plans(query);
    }

    /** Return what was measured so far. */
    public MigrationTrace trace() {
        return new MigrationTrace(traces, transactions.count());
    }

    @Override
    public boolean wantsBlock(Statement statement) {
        boolean wanted = statement.commands().stream().noneMatch(Quiet::outsideOnly);
        if (wanted) {
            transactionOf = null;
            transactions.block();
        }
        return wanted;
    }

    @Override
    public void sending(Statement statement) {
        startAgain(statement);
        transactions.sending(statement, session.transactionState() == TransactionState.IDLE);
        notices.clear();
        outside = null;
        if (!Quiet.of(statement)) {
            if (session.transactionState() == TransactionState.IDLE) {
                meter.baseline();
                outside = Outside.of(statement, meter);
            } else if (transactionOf != statement.source()) {
                meter.baseline();
                transactionOf = statement.source();
            }
        }
        begin = System.nanoTime();
    }

    @Override
    public void said(Notice notice) {
        notices.add(notice);
    }

    @Override
    public void sent(Statement statement) {
        Duration duration = Duration.ofNanos(System.nanoTime() - begin);
        lastSent = statement;
        transactions.sent(statement, session.transactionState() == TransactionState.IDLE);
        Outside alone = outside;
        if (alone != null) {
            traces.add(alone.trace(statement, duration, notices, meter));
        } else if (Quiet.of(statement) || session.transactionState() == TransactionState.IDLE) {
            traces.add(quiet(statement, duration));
        } else {
            traces.add(measured(statement, duration));
        }
        if (session.transactionState() == TransactionState.IDLE) {
            transactionOf = null;
        }
    }

    /** A script that turns out to refuse a transaction is run again from its first statement: what it did before is undone. */
    private void startAgain(Statement statement) {
        Statement last = lastSent;
        if (last != null && last.source() == statement.source() && statement.start() <= last.start()) {
            traces.removeIf(t -> t.statement().source() == statement.source());
            transactionOf = null;
            transactions.again(statement.source());
        }
    }

    private StatementTrace quiet(Statement statement, Duration duration) {
        return new StatementTrace(
                statement,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                0,
                duration,
                notices,
                new Evidence.Measured());
    }

    private StatementTrace measured(Statement statement, Duration duration) {
        Reading reading = meter.read();
        meter.learn(reading.held().keySet());
        List<HeldLock> before = locks.before(reading);
        List<RelationLock> added = locks.after(statement, reading, meter);
        Contents contents = Contents.between(meter, reading, statement);
        List<Relation> tables = meter.known(reading.held().keySet()).stream()
                .filter(r -> r.holdsRows() && r.existedBefore())
                .toList();
        boolean blocking = before.stream().anyMatch(h -> h.lock().mode().blocksWriters());
        List<Relation> scans = plans.readWhole(statement, contents, tables, blocking);
        meter.remember(reading);
        return new StatementTrace(
                statement,
                added,
                before,
                contents.rewrites(),
                contents.rebuilt(),
                names(scans),
                contents.rows(),
                duration,
                notices,
                reading.counting()
                        ? new Evidence.Measured()
                        : new Evidence.Unknown("track_counts is off, so that the server does not count what is read"));
    }

    /**
     * Return the trace of a statement that is not going to be sent: what the documentation says of its locks, and why it is not sent.
     *
     * @param reason why, in words that follow "not executed: "
     */
    public StatementTrace notExecuted(Statement statement, String reason) {
        meter.baseline();
        DocumentedLocks documented = DocumentedLocks.of(statement, meter);
        return new StatementTrace(
                statement,
                documented.locks(),
                List.of(),
                List.of(),
                List.of(),
                names(documented.scanned()),
                0,
                Duration.ZERO,
                List.of(),
                new Evidence.NotExecuted(reason));
    }

    static List<RelationName> names(List<Relation> relations) {
        return relations.stream().map(Relation::name).distinct().sorted().toList();
    }
}
