package io.confiture.seed;

import io.confiture.check.Finding;
import io.confiture.postgres.ScriptOptions;
import io.confiture.postgres.ScriptResult;
import io.confiture.postgres.ScriptRunner;
import io.confiture.postgres.Session;
import io.confiture.postgres.StatementFailure;
import io.confiture.project.SourceLocation;
import io.confiture.project.TableName;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import java.util.List;
import java.util.Optional;

/**
 * Forces what PostgreSQL would otherwise look at only when the transaction commits, so that it can be said which constraint
 * refuses the commit.
 */
final class DeferredConstraints {

    private final ScriptRunner runner = new ScriptRunner();
    private final ScriptOptions options;

    DeferredConstraints(ScriptOptions options) {
        this.options = options;
    }

    /**
     * Force the deferred constraints of the open transaction.
     *
     * @param loads what was loaded in it: the file that alone loaded the table concerned is named
     * @param otherwise the place when no single file is to blame
     * @return why it cannot be committed; the transaction has failed then
     */
    Optional<Finding> force(Session session, List<FileLoad> loads, SourceLocation otherwise) {
        SqlSource source = SqlSource.of(otherwise.file(), otherwise.name(), "SET CONSTRAINTS ALL IMMEDIATE");
        ScriptResult result = runner.run(session, SqlScript.parse(source).statements(), options);
        if (!(result instanceof ScriptResult.Stopped stopped)) {
            return Optional.empty();
        }
        StatementFailure failure = stopped.failure();
        String constraint = failure.constraint() == null ? "" : " (deferred constraint " + failure.constraint() + ")";
        return Optional.of(Finding.of(SeedRules.COMMITS, failure.message() + constraint)
                .at(blamed(failure, loads).orElse(otherwise))
                .withDetail(LoadFindings.of(failure).detail()));
    }

    private static Optional<SourceLocation> blamed(StatementFailure failure, List<FileLoad> loads) {
        if (failure.table() == null) {
            return Optional.empty();
        }
        TableName table = new TableName(failure.schema(), failure.table());
        List<FileLoad> candidates =
                loads.stream().filter(load -> load.rows().containsKey(table)).toList();
        return candidates.size() == 1 ? Optional.of(candidates.get(0).file().location()) : Optional.empty();
    }
}
