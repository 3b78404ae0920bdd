package io.confiture.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.catalog.CatalogReader;
import io.confiture.catalog.CatalogSnapshot;
import io.confiture.catalog.ReaderOptions;
import io.confiture.check.ScriptReading;
import io.confiture.postgres.CommitMode;
import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.Execution;
import io.confiture.postgres.ScriptExecutor;
import io.confiture.postgres.ScriptOptions;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Gives catalogs of what a real server made of SQL. */
final class Snapshots implements AutoCloseable {

    private final Servers servers = Servers.of(ServerChoice.embedded());
    private final Map<String, CatalogSnapshot> known = new ConcurrentHashMap<>();

    CatalogSnapshot of(String sql) {
        return known.computeIfAbsent(sql, this::read);
    }

    private CatalogSnapshot read(String sql) {
        try (Database database = servers.server().create(DatabaseSettings.defaults());
                Session session = database.connect()) {
            ScriptReading reading =
                    ScriptReading.of(SqlScript.parse(SqlSource.of(Path.of("/tmp/x.sql"), "x.sql", sql)));
            Execution execution = new ScriptExecutor(ScriptOptions.defaults())
                    .execute(session, reading.statements(), CommitMode.STATEMENTS);
            assertThat(execution).isInstanceOf(Execution.Done.class);
            return new CatalogReader(ReaderOptions.defaults()).read(session.connection());
        }
    }

    @Override
    public void close() {
        servers.close();
    }
}
