package io.confiture.seed;

import io.confiture.check.Finding;
import io.confiture.check.ScriptReading;
import io.confiture.postgres.CommitMode;
import io.confiture.postgres.Database;
import io.confiture.postgres.Execution;
import io.confiture.postgres.Line;
import io.confiture.postgres.ScriptExecutor;
import io.confiture.postgres.Session;
import io.confiture.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one throwaway database in which the project's schema files ran and nothing else did, and gives copies of it.
 *
 * <p>The files run once, when first asked, and in order, each as one transaction where it can be one. The first that does not
 * run ends it: then there is no database, and {@link #broken()} says why. Thread-safe: callers wait for each other. Starts
 * nothing before the first question.
 */
public final class SeedDatabase implements TrialDatabase, AutoCloseable {

    /** The database line that checks on this database work on. */
    public static final String LINE = "seeds";

    private final Line line;
    private final Supplier<List<ScriptReading>> schema;
    private final ScriptExecutor executor;
    private boolean built;
    private @Nullable Database database;
    private @Nullable String broken;

    /**
     * Make the database's keeper.
     *
     * @param line where databases come from; this keeper uses it from one thread at a time
     * @param schema gives the schema files in build order, asked when the database is built; none means that there is nothing to build, which is said to be broken
     * @param executor runs the files
     */
    public SeedDatabase(Line line, Supplier<List<ScriptReading>> schema, ScriptExecutor executor) {
        this.line = line;
        this.schema = schema;
        this.executor = executor;
    }

    /** Say why there is no database: the first schema file that does not run, with its place. Builds it when first asked. */
    @Override
    public synchronized Optional<String> broken() {
        if (!built) {
            build();
        }
        return Optional.ofNullable(broken);
    }

    /**
     * Do something in a copy of the database, then drop the copy.
     *
     * @param work gets an idle session on the copy; may commit, and leave it in any state
     * @return what the work returned
     * @throws IllegalStateException when {@link #broken()}
     * @throws io.confiture.postgres.PostgresException when there is no server, or no room for a copy
     */
    public synchronized <T> T onCopy(Function<Session, T> work) {
        return line.onCopy(ready(), work);
    }

    /**
     * Do something in several copies of the database, then drop them.
     *
     * @param work leaves no session open
     * @throws IllegalStateException when {@link #broken()}
     */
    public synchronized <T> T onCopies(int count, Function<List<Database>, T> work) {
        return line.onCopies(ready(), count, work);
    }

    private Database ready() {
        Optional<String> cause = broken();
        if (cause.isPresent() || database == null) {
            throw new IllegalStateException("there is nothing to copy: " + cause.orElse("it was never built"));
        }
        return database;
    }

    /** Do something in a transaction in a copy: what a rollback does not give back, such as the numbers of sequences, goes too. */
    @Override
    public <T> T inTransaction(Function<Session, T> work) {
        return onCopy(session -> {
            session.begin();
            return work.apply(session);
        });
    }

    /** Drop the database; the next question builds it again. */
    @Override
    public synchronized void close() {
        built = false;
        broken = null;
        if (database != null) {
            Database gone = database;
            database = null;
            line.discard(gone);
        }
    }

    private void build() {
        List<ScriptReading> files = schema.get();
        if (files.isEmpty()) {
            broken = "the schema does not build: it has no files, see schema";
            built = true;
            return;
        }
        Database made = line.fresh();
        boolean done = false;
        try {
            Optional<String> failure = run(files, made);
            broken = failure.map(f -> "the schema does not build: " + f + ", see schema")
                    .orElse(null);
            done = failure.isEmpty();
            built = true;
        } finally {
            if (done) {
                database = made;
            } else {
                line.discard(made);
            }
        }
    }

    /** Run the files; return what the first that does not run said. */
    private Optional<String> run(List<ScriptReading> files, Database made) {
        Session session = made.connect();
        try {
            for (ScriptReading file : files) {
                Optional<String> failure = run(file, session);
                if (failure.isPresent()) {
                    return failure;
                }
                if (!session.alive()) {
                    session.close();
                    session = made.connect();
                }
            }
            return Optional.empty();
        } finally {
            session.close();
        }
    }

    private Optional<String> run(ScriptReading file, Session session) {
        if (!file.problems().isEmpty()) {
            Finding problem = file.problems().get(0);
            return Optional.of((problem.location() == null ? "" : problem.location() + ": ") + problem.message());
        }
        return file.statements().isEmpty()
                ? Optional.empty()
                : failure(executor.execute(session, file.statements(), CommitMode.AUTO));
    }

    private static Optional<String> failure(Execution execution) {
        if (execution instanceof Execution.Failed failed) {
            return Optional.of(failed.failure().toString());
        }
        if (execution instanceof Execution.Refused refused) {
            return Optional.of(at(refused.statement()) + " reaches beyond the database and is never sent");
        }
        if (execution instanceof Execution.LeftOpen open) {
            return Optional.of(at(open.last()) + " leaves a transaction open");
        }
        return Optional.empty();
    }

    private static String at(Statement statement) {
        return statement.location() + ": " + statement.kind().command();
    }
}
