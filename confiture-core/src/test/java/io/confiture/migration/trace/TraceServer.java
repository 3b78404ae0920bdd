package io.confiture.migration.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.postgres.CommitMode;
import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.Execution;
import io.confiture.postgres.ScriptExecutor;
import io.confiture.postgres.ScriptOptions;
import io.confiture.postgres.Server;
import io.confiture.postgres.Session;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import io.confiture.sql.Statement;
import java.nio.file.Path;
import java.util.List;

/** Runs scripts on a throwaway database and traces them. */
final class TraceServer implements AutoCloseable {

    private static final ScriptExecutor EXECUTOR = new ScriptExecutor(ScriptOptions.defaults());

    private final Database database;
    private final Session session;

    TraceServer(Server server) {
        database = server.create(DatabaseSettings.defaults());
        session = database.connect();
    }

    static List<Statement> statements(String sql) {
        return SqlScript.parse(SqlSource.of(Path.of("/p/001_x.up.sql"), "001_x.up.sql", sql))
                .statements();
    }

    /** Run what is no part of the migration. */
    TraceServer given(String sql) {
        assertThat(EXECUTOR.execute(session, statements(sql), CommitMode.AUTO)).isInstanceOf(Execution.Done.class);
        return this;
    }

    /** Run a migration and return what its statements did. */
    MigrationTrace trace(String sql, CommitMode mode) {
        StatementTracer tracer = new StatementTracer(session);
        Execution execution = EXECUTOR.execute(session, statements(sql), mode, tracer);
        assertThat(execution).as(sql).isInstanceOf(Execution.Done.class);
        return tracer.trace();
    }

    MigrationTrace trace(String sql) {
        return trace(sql, CommitMode.AUTO);
    }

    Session session() {
        return session;
    }

    Database database() {
        return database;
    }

    /** Run a migration and return what the last of its statements did. */
    StatementTrace last(String sql) {
        List<StatementTrace> traces = trace(sql).statements();
        return traces.get(traces.size() - 1);
    }

    @Override
    public void close() {
        session.close();
        database.close();
    }
}
