package io.confiture.seed;

import io.confiture.check.Finding;
import io.confiture.check.ScriptReading;
import io.confiture.postgres.PostgresException;
import io.confiture.postgres.Query;
import io.confiture.postgres.ScriptOptions;
import io.confiture.postgres.ScriptResult;
import io.confiture.postgres.ScriptRunner;
import io.confiture.postgres.Session;
import io.confiture.postgres.StatementFailure;
import io.confiture.postgres.TransactionState;
import io.confiture.project.SourceLocation;
import io.confiture.seed.LoadFailure.Kind;
import io.confiture.sql.Statement;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Loads seed files, each behind a savepoint inside the transaction that the caller has open: the one way in which Confiture loads
 * seeds, for {@code seed apply} and for checks alike.
 *
 * <p>A file leaves all of its rows or none. Nothing else of it reaches the next file: settings such as {@code search_path}, the
 * role, prepared statements, temporary tables and advisory locks are reset after each. What the server does not undo, such as
 * numbers that sequences gave, it does not undo here either. Stateless and thread-safe, as long as each session is used by one
 * thread.
 */
public final class SeedLoader {

    private static final String SAVEPOINT = "confiture_seed_file";

    private final Path root;
    private final ScriptOptions options;
    private final ScriptRunner runner = new ScriptRunner();

    /**
     * Make a loader.
     *
     * @param root the project's root, which no include may leave
     * @param options how long a statement may take
     */
    public SeedLoader(Path root, ScriptOptions options) {
        this.root = root;
        this.options = options;
    }

    /** Read a seed file and those that it includes; what cannot be read is a problem of the reading. */
    public ScriptReading read(SeedFile file) {
        return ScriptReading.ofFile(file.path(), file.name(), root);
    }

    /**
     * Load a file.
     *
     * @param session in an open transaction, which stays open unless the result says otherwise ({@link LoadFailure#goesOn()})
     * @return what it gave; what the server refuses is a result, never an exception
     * @throws IllegalStateException when no transaction is open, or it has failed
     */
    public FileLoad load(Session session, SeedFile file) {
        return load(session, file, read(file), TableCounts.none());
    }

    /** Load a file that was read before, as {@link #load(Session, SeedFile)} does. */
    public FileLoad load(Session session, SeedFile file, ScriptReading reading) {
        return load(session, file, reading, TableCounts.none());
    }

    FileLoad load(Session session, SeedFile file, ScriptReading reading, TableCounts counts) {
        if (session.transactionState() != TransactionState.OPEN) {
            throw new IllegalStateException(
                    "seed files are loaded in an open transaction, and this session is " + session.transactionState());
        }
        long begin = System.nanoTime();
        List<Finding> refused = SeedRefusals.of(reading);
        if (!refused.isEmpty()) {
            return failed(file, 0, begin, new LoadFailure(Kind.REFUSED, refused, null));
        }
        if (reading.statements().isEmpty()) {
            return new FileLoad(file, 0, Map.of(), since(begin), reading.notes(), null);
        }
        try {
            return run(session, file, reading, counts, begin);
        } catch (PostgresException e) {
            if (!session.alive()) {
                return failed(file, 0, begin, lost(file, e.getMessage(), null));
            }
            // The file's own settings, such as a statement_timeout of nothing, make even our questions fail.
            undo(session);
            Finding finding =
                    Finding.of(SeedRules.LOADS, String.valueOf(e.getMessage())).at(file.location());
            return failed(file, 0, begin, new LoadFailure(Kind.UNDONE, List.of(finding), null));
        }
    }

    private FileLoad run(Session session, SeedFile file, ScriptReading reading, TableCounts counts, long begin) {
        Query query = new Query(session);
        // Asking gives the transaction its number: no other transaction has it, nor one begun after a hidden COMMIT.
        String transaction = query.value("SELECT pg_catalog.pg_current_xact_id()");
        String role = query.value("SELECT current_user");
        query.send("SAVEPOINT " + SAVEPOINT);
        LoadTally tally = new LoadTally(query, counts);
        ScriptResult result = runner.run(session, reading.statements(), options, tally);
        if (result instanceof ScriptResult.Stopped stopped) {
            List<Statement> until = reading.statements().subList(0, stopped.statements() + 1);
            LoadFailure failure = stopped(session, file, stopped.failure(), until);
            return failed(file, stopped.statements(), begin, failure);
        }
        if (result instanceof ScriptResult.Refused beyond) {
            // The reading has taken these out, or made them problems; should it ever miss one, nothing was sent.
            throw new IllegalStateException(beyond.reason());
        }
        Statement last = reading.statements().get(reading.statements().size() - 1);
        if (session.transactionState() != TransactionState.OPEN
                || !String.valueOf(transaction).equals(query.value("SELECT pg_catalog.pg_current_xact_id()"))) {
            return failed(file, reading.statements().size(), begin, ended(last));
        }
        String taken = query.value("SELECT current_user");
        if (!String.valueOf(role).equals(taken)) {
            undo(session);
            return failed(file, reading.statements().size(), begin, tookRole(file, taken));
        }
        LoadFailure leftover = reset(session, query, reading.statements());
        if (leftover != null) {
            return failed(file, reading.statements().size(), begin, leftover);
        }
        counts.look(query);
        query.send("RELEASE SAVEPOINT " + SAVEPOINT);
        return new FileLoad(file, reading.statements().size(), tally.rows(), since(begin), reading.notes(), null);
    }

    private LoadFailure stopped(Session session, SeedFile file, StatementFailure failure, List<Statement> until) {
        if (!session.alive()) {
            return lost(file, failure.message(), failure);
        }
        if (session.transactionState() == TransactionState.IDLE) {
            return ended(failure.statement());
        }
        new Query(session).send("ROLLBACK TO SAVEPOINT " + SAVEPOINT);
        Finding finding = new RowFinder(session, runner, options)
                .find(failure, until)
                .map(row -> LoadFindings.of(failure, row))
                .orElseGet(() -> LoadFindings.of(failure));
        undo(session);
        return new LoadFailure(Kind.UNDONE, List.of(finding), failure);
    }

    private static void undo(Session session) {
        Query query = new Query(session);
        query.send("ROLLBACK TO SAVEPOINT " + SAVEPOINT);
        query.send("RELEASE SAVEPOINT " + SAVEPOINT);
        session.resetState();
    }

    /** Take away what the next file must not find; temporary tables and deferred checks among it, which can fail. */
    private static @Nullable LoadFailure reset(Session session, Query query, List<Statement> statements) {
        session.resetState();
        String what = "what the file deferred does not hold at its end: ";
        try {
            if (statements.stream().anyMatch(ConstraintModes::setBy)) {
                ConstraintModes.reset(query);
            }
            what = "the temporary tables of the file cannot be dropped behind it: ";
            query.send("DISCARD TEMP");
            query.send("DISCARD SEQUENCES");
            return null;
        } catch (PostgresException e) {
            if (!session.alive()) {
                throw e;
            }
            undo(session);
            SourceLocation end = statements.get(statements.size() - 1).location();
            Finding finding = Finding.of(SeedRules.LOADS, what + e.getMessage()).at(end);
            return new LoadFailure(Kind.UNDONE, List.of(finding), null);
        }
    }

    private static LoadFailure ended(Statement last) {
        return new LoadFailure(
                Kind.TRANSACTION_ENDED,
                List.of(Finding.of(
                                SeedRules.TRANSACTION,
                                "the file ended the transaction in which it was loaded; what it did before may be stored")
                        .at(last.location())
                        .withExcerpt(last.source().excerpt(last.start()))),
                null);
    }

    /** Say what no statement says by itself: a function or a DO block took another role. */
    private static LoadFailure tookRole(SeedFile file, @Nullable String role) {
        return new LoadFailure(
                Kind.UNDONE,
                List.of(Finding.of(SeedRules.ROLE, "a statement of the file has taken the role " + role)
                        .at(file.location())),
                null);
    }

    private static LoadFailure lost(SeedFile file, @Nullable String message, @Nullable StatementFailure failure) {
        String said = message == null ? "the connection was lost" : message;
        Finding finding = Finding.of(SeedRules.LOADS, said)
                .at(failure == null ? file.location() : failure.location())
                .withSuggestion(
                        "The server or somebody else ended the connection: nothing of the open transaction is stored.");
        return new LoadFailure(Kind.CONNECTION_LOST, List.of(finding), failure);
    }

    private static FileLoad failed(SeedFile file, int statements, long begin, LoadFailure failure) {
        return new FileLoad(file, statements, Map.of(), since(begin), List.of(), failure);
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
