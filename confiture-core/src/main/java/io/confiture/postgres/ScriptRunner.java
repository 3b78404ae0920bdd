package io.confiture.postgres;

import io.confiture.sql.Lexer;
import io.confiture.sql.Statement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Runs the statements of a script, one message each, as psql would.
 *
 * <p>The transaction is the caller's business: statements run in whatever state the session is in and may change it
 * ({@link Session#transactionState()} tells). Rows are thrown away as they arrive, COPY data goes through the COPY protocol.
 * Immutable and thread-safe, as long as each session is used by one thread.
 */
public final class ScriptRunner {

    private static final String CANCELLED = "57014";

    /**
     * What PostgreSQL answers when something cannot be done inside a transaction block: active_sql_transaction,
     * invalid_transaction_termination, unsafe_new_enum_value_usage (PostgreSQL documentation, appendix A).
     */
    static final Set<String> NOT_IN_A_TRANSACTION = Set.of("25001", "2D000", "55P04");

    private final List<Statement> made;

    /** Make a runner that places errors in the statements it runs. */
    public ScriptRunner() {
        this(List.of());
    }

    /**
     * Make a runner that places errors also in what ran before.
     *
     * @param made statements in whose function bodies an error may lie, when a function of theirs is called
     */
    public ScriptRunner(List<Statement> made) {
        this.made = List.copyOf(made);
    }

    /**
     * Run statements until one fails.
     *
     * <p>The session's {@code statement_timeout} is set to the option's value, if the options say so, until {@link Session#resetState()}.
     * A statement that the server does not stop in time, e.g. because the script changed that setting, is cancelled from here.
     *
     * @return how it ended; {@link ScriptResult.Refused} when a statement reaches beyond its database (CREATE DATABASE, ALTER
     *     SYSTEM, ...): then nothing at all was sent
     * @throws PostgresException when the session cannot be used at all: closed, or in a failed transaction
     */
    public ScriptResult run(Session session, List<Statement> statements, ScriptOptions options) {
        return run(session, statements, options, ScriptListener.NONE);
    }

    /**
     * Run statements until one fails, and tell a listener about each: what {@link #run(Session, List, ScriptOptions)} does
     * otherwise.
     *
     * @param listener is called on this thread; what it throws ends the run and is thrown on
     */
    public ScriptResult run(
            Session session, List<Statement> statements, ScriptOptions options, ScriptListener listener) {
        for (Statement statement : statements) {
            if (statement.kind().reachesBeyondDatabase()) {
                return new ScriptResult.Refused(statement, refusal(statement));
            }
        }
        long begin = System.nanoTime();
        Wire wire = prepare(session, options);
        Notices notices = new Notices(options.maxNotices());
        Watch watch = session.watch();
        watch.start(options.statementTimeout());
        try {
            for (int i = 0; i < statements.size(); i++) {
                Statement statement = statements.get(i);
                long sent = System.nanoTime();
                try {
                    follow(session, wire, statement, notices, listener);
                } catch (SQLException e) {
                    boolean slow = tookTooLong(e, watch, Duration.ofNanos(System.nanoTime() - sent), options);
                    StatementFailure failure = failure(session, statements.subList(0, i + 1), e, slow, options);
                    return new ScriptResult.Stopped(failure, notices.kept(), i, since(begin));
                }
            }
        } finally {
            watch.end();
        }
        return new ScriptResult.Completed(notices.kept(), notices.more(), statements.size(), since(begin));
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static String refusal(Statement statement) {
        return statement.kind().command() + " "
                + statement.kind().objectName().orElse("")
                + (statement.kind().objectName().isEmpty() ? "" : " ")
                + "reaches beyond the database that the script runs in, so it is never sent; take it out of the files that are"
                + " tested, or into a script that only the administrator runs";
    }

    private static Wire prepare(Session session, ScriptOptions options) {
        if (session.transactionState() == TransactionState.FAILED) {
            throw new PostgresException(
                    "the transaction on " + session.database() + " has failed; roll it back before a script is run");
        }
        try {
            Wire wire = new Wire(session.connection());
            if (!options.asSessionSays()) {
                wire.execute(
                        "SET statement_timeout = " + options.statementTimeout().toMillis(), said -> {});
            }
            return wire;
        } catch (SQLException e) {
            throw new PostgresException("no script can be run on " + session.database() + ": " + e.getMessage(), e);
        }
    }

    private static void follow(
            Session session, Wire wire, Statement statement, Notices notices, ScriptListener listener)
            throws SQLException {
        Consumer<ServerErrorMessage> said = message -> {
            notices.add(statement, message);
            if (message != null) {
                listener.said(Notice.of(statement, message));
            }
        };
        boolean alone = session.transactionState() == TransactionState.IDLE;
        if (alone && listener.wantsBlock(statement) && inBlock(session, wire, statement, said, listener)) {
            return;
        }
        listener.sending(statement);
        watched(session, wire, statement, said, listener);
        listener.sent(statement);
    }

    /** Send a statement in a block of its own; returns whether it bears that, else nothing of it stays. */
    private static boolean inBlock(
            Session session, Wire wire, Statement statement, Consumer<ServerErrorMessage> said, ScriptListener listener)
            throws SQLException {
        wire.execute("BEGIN", said);
        listener.sending(statement);
        try {
            watched(session, wire, statement, said, listener);
        } catch (SQLException e) {
            if (session.alive()) {
                wire.execute("ROLLBACK", said);
            }
            if (e.getSQLState() != null && NOT_IN_A_TRANSACTION.contains(e.getSQLState())) {
                return false;
            }
            throw e;
        }
        listener.sent(statement);
        wire.execute("COMMIT", said);
        return true;
    }

    private static void watched(
            Session session, Wire wire, Statement statement, Consumer<ServerErrorMessage> said, ScriptListener listener)
            throws SQLException {
        Future<?> alarm = session.watch().begin();
        try {
            send(wire, statement, said, listener);
        } finally {
            if (alarm != null) {
                alarm.cancel(false);
            }
        }
    }

    private static void send(
            Wire wire, Statement statement, Consumer<ServerErrorMessage> notices, ScriptListener listener)
            throws SQLException {
        if (statement.copyData().isPresent()) {
            if (statement.group()) {
                throw new SQLException("a COPY with data joined to other commands by \\; cannot be run;"
                        + " end the command before it with a plain semicolon");
            }
            long rows = wire.copyIn(statement.text(), statement.copyData().get(), notices);
            listener.done(statement, "COPY", rows);
        } else if (statement.kind().is("COPY") && !statement.group() && copiesOut(statement)) {
            wire.copyOut(statement.text(), notices);
        } else {
            wire.execute(
                    statement.text(),
                    notices,
                    (command, rows) -> listener.done(statement, command, rows),
                    listener.countsReturned(statement));
        }
    }

    /** Tell whether the server will send data: COPY .. TO STDOUT, where the server takes STDIN as well. */
    private static boolean copiesOut(Statement statement) {
        Lexer lexer = statement.lexer();
        int parens = 0;
        boolean to = false;
        while (lexer.nextSignificant()) {
            switch (lexer.kind()) {
                case LEFT_PAREN -> parens++;
                case RIGHT_PAREN -> parens--;
                default -> {
                    if (to) {
                        return lexer.isWord("stdout") || lexer.isWord("stdin");
                    }
                    to = parens == 0 && lexer.isWord("to");
                }
            }
        }
        return false;
    }

    private static boolean tookTooLong(SQLException e, Watch watch, Duration took, ScriptOptions options) {
        if (watch.fired()) {
            return true;
        }
        // The same state means "somebody cancelled it"; the message says which, but in the server's language.
        return CANCELLED.equals(e.getSQLState())
                && !options.statementTimeout().isZero()
                // In whole milliseconds, which is what the server was told.
                && took.toMillis() >= options.statementTimeout().toMillis();
    }

    private StatementFailure failure(
            Session session, List<Statement> until, SQLException e, boolean slow, ScriptOptions options) {
        Optional<ServerErrorMessage> error =
                e instanceof PSQLException own ? Optional.ofNullable(own.getServerErrorMessage()) : Optional.empty();
        FailurePlace place =
                FailurePlace.of(Stream.concat(made.stream(), until.stream()).toList(), error.orElse(null));
        String said = error.map(ServerErrorMessage::getMessage).orElseGet(() -> String.valueOf(e.getMessage()));
        boolean lost = !session.alive();
        String message = slow
                ? "the statement took longer than " + options.statementTimeout().toMillis()
                        + " ms and was stopped; it waits for something, or the statement timeout must be raised"
                : lost ? "the connection was lost while the statement ran: " + said : said;
        return new StatementFailure(
                until.get(until.size() - 1),
                place.source().location(place.offset()),
                place.source().excerpt(place.offset()),
                e.getSQLState() == null ? "" : e.getSQLState(),
                message,
                error.map(ServerErrorMessage::getDetail).orElse(null),
                error.map(ServerErrorMessage::getHint).orElse(null),
                error.map(ServerErrorMessage::getWhere).orElse(null),
                error.map(ServerErrorMessage::getSchema).orElse(null),
                error.map(ServerErrorMessage::getTable).orElse(null),
                error.map(ServerErrorMessage::getColumn).orElse(null),
                error.map(ServerErrorMessage::getConstraint).orElse(null),
                lost,
                slow);
    }

    /** Keeps the first notices and counts the others. */
    private static final class Notices {

        private final int max;
        private final List<Notice> kept = new ArrayList<>();
        private long more;

        Notices(int max) {
            this.max = max;
        }

        void add(Statement statement, @Nullable ServerErrorMessage said) {
            if (kept.size() == max || said == null) {
                more++;
            } else {
                kept.add(Notice.of(statement, said));
            }
        }

        List<Notice> kept() {
            return List.copyOf(kept);
        }

        long more() {
            return more;
        }
    }
}
