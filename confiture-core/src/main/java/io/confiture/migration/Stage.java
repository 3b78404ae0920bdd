package io.confiture.migration;

import io.confiture.catalog.CatalogReader;
import io.confiture.catalog.CatalogSnapshot;
import io.confiture.migration.code.CodeExecution;
import io.confiture.migration.code.CodeRunner;
import io.confiture.migration.code.UserCode;
import io.confiture.migration.precondition.Precondition;
import io.confiture.migration.precondition.PreconditionCheck;
import io.confiture.migration.precondition.Unmet;
import io.confiture.postgres.CommitMode;
import io.confiture.postgres.Execution;
import io.confiture.postgres.ScriptExecutor;
import io.confiture.postgres.ScriptListener;
import io.confiture.postgres.Session;
import io.confiture.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Is where a migration is tried: a session on a database that is in the state before the migration.
 *
 * <p>Not thread-safe; one stage is used for one rehearsal.
 */
final class Stage {

    private static final String CANCELLED = "57014";

    private final Session session;
    private final ScriptExecutor executor;
    private final CatalogReader reader;
    private final @Nullable CommitMode forced;
    private final ScriptListener listener;
    private boolean timedOut;

    private Stage(
            Session session,
            ScriptExecutor executor,
            CatalogReader reader,
            @Nullable CommitMode forced,
            ScriptListener listener) {
        this.session = session;
        this.executor = executor;
        this.reader = reader;
        this.forced = forced;
        this.listener = listener;
    }

    /** Make the stage on which each script is committed as its tool would. */
    static Stage committing(Session session, ScriptExecutor executor, CatalogReader reader) {
        return applying(session, executor, reader, ScriptListener.NONE);
    }

    /** Make the same stage with someone who follows the scripts. */
    static Stage applying(Session session, ScriptExecutor executor, CatalogReader reader, ScriptListener listener) {
        return new Stage(session, executor, reader, null, listener);
    }

    /** Make the stage in a transaction that the caller has begun and will roll back. */
    static Stage inTransaction(Session session, ScriptExecutor executor, CatalogReader reader) {
        return new Stage(session, executor, reader, CommitMode.CALLER, ScriptListener.NONE);
    }

    /** Run a script's statements. */
    Execution run(List<Statement> statements, CommitMode mode) {
        Execution execution = executor.execute(session, statements, forced == null ? mode : forced, listener);
        timedOut |=
                execution instanceof Execution.Failed failed && failed.failure().timedOut();
        return execution;
    }

    /** Run code, in a transaction unless it wants to commit by itself. */
    CodeExecution run(CodeRunner runner, UserCode call, boolean transactional) {
        CodeExecution execution =
                forced == CommitMode.CALLER || !transactional ? run(runner, call) : inTransaction(runner, call);
        timedOut |= execution instanceof CodeExecution.Failed failed && CANCELLED.equals(failed.sqlState());
        return execution;
    }

    private CodeExecution inTransaction(CodeRunner runner, UserCode call) {
        session.begin();
        CodeExecution execution = run(runner, call);
        if (session.alive() && execution instanceof CodeExecution.Done) {
            session.commit();
        } else if (session.alive()) {
            session.rollback();
        }
        return execution;
    }

    /** What code says is for those who watch a run on a real database. */
    private CodeExecution run(CodeRunner runner, UserCode call) {
        return runner.run(session, call, said -> {});
    }

    /** Return the preconditions that do not hold here. */
    List<Unmet> unmet(List<Precondition> preconditions) {
        return new PreconditionCheck(session).unmet(preconditions);
    }

    /** Say whether a statement was stopped because it took too long. */
    boolean timedOut() {
        return timedOut;
    }

    /** Read the catalog as it is now. */
    CatalogSnapshot snapshot() {
        return reader.read(session.connection());
    }
}
