package io.confiture.migration.run;

import io.confiture.postgres.Notice;
import io.confiture.postgres.ScriptListener;
import io.confiture.postgres.TransactionState;
import io.confiture.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Follows the statements of a migration: how long each takes, who is in its way, and whether the transaction survives it. */
final class StatementWatch implements ScriptListener {

    /** Says that a statement ended the transaction that it ran in. */
    static final class TransactionEnded extends RuntimeException {

        private final transient Statement statement;
        private final String command;

        private TransactionEnded(Statement statement, String command) {
            super(statement + " ended the transaction");
            this.statement = statement;
            this.command = command;
        }

        Statement statement() {
            return statement;
        }

        /** Return the server's word for what ended it, {@code COMMIT} or {@code ROLLBACK}; empty when it gave none. */
        String command() {
            return command;
        }
    }

    private final StepContext context;
    private final int total;
    private final List<StatementReport> reports = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private boolean guards;
    private int number;
    private int attempts = 1;
    private long began;
    private long rows;
    private String ending = "";
    private @Nullable Future<?> look;

    StatementWatch(StepContext context, int total) {
        this.context = context;
        this.total = total;
    }

    /** Begin with the statements from a number on, counted from 0; forgets what was seen of them before. */
    void from(int first, boolean inTransaction, int attempt) {
        number = first;
        guards = inTransaction;
        attempts = attempt;
        reports.removeIf(r -> r.number() > first);
    }

    /** Note statements that an earlier run had done. */
    void hasBeen(Unit unit) {
        for (int i = 0; i < unit.statements().size(); i++) {
            Statement statement = unit.statements().get(i);
            reports.add(new StatementReport(
                    unit.first() + i + 1, statement.kind().command(), statement.location(), Duration.ZERO, 0, 0));
        }
    }

    void heard(List<Notice> said) {
        notices.addAll(said);
    }

    /** Return the number of the statement that was sent last, from 1; 0 before the first. */
    int current() {
        return number;
    }

    List<StatementReport> reports() {
        return reports;
    }

    List<Notice> notices() {
        return notices;
    }

    @Override
    public void sending(Statement statement) {
        number++;
        rows = 0;
        ending = "";
        context.listener().sending(context.migration(), statement, number, total);
        look = context.blockers().watch();
        began = System.nanoTime();
    }

    @Override
    public void done(Statement statement, String command, long changed) {
        rows += changed;
        if (command.equals("COMMIT") || command.equals("ROLLBACK")) {
            ending = command;
        }
    }

    @Override
    public void sent(Statement statement) {
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        stop();
        reports.add(
                new StatementReport(number, statement.kind().command(), statement.location(), took, rows, attempts));
        context.listener().sent(context.migration(), statement, number, total);
        if (guards && context.session().transactionState() == TransactionState.IDLE) {
            throw new TransactionEnded(statement, ending);
        }
    }

    /** Stop looking who is in the way: the statement is over, one way or the other. */
    void stop() {
        if (look != null) {
            look.cancel(false);
            look = null;
        }
    }
}
