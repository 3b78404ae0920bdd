package io.confiture.sync.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.confiture.check.ScriptReading;
import io.confiture.postgres.CommitMode;
import io.confiture.postgres.Execution;
import io.confiture.postgres.ScriptExecutor;
import io.confiture.postgres.ScriptOptions;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Public sample databases are copied whole, with their rows; into empty tables, and once more into the filled ones. */
class RealDatabaseCopyTest {

    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Servers servers;

    @BeforeAll
    static void start() {
        servers = Servers.of(ServerChoice.embedded());
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @ParameterizedTest
    @CsvSource({"chinook/chinook.sql, 11, 15607", "northwind/northwind.sql, 14, 3362"})
    void every_row_arrives(String name, int tables, long rows) throws IOException {
        try (TwoDatabases databases = new TwoDatabases(servers.server())) {
            SqlScript script = script(name);
            load(databases.source(), script, insert -> true);
            load(databases.target(), script, insert -> false);
            Map<String, String> all = Copying.state(databases.source());

            SyncResult direct = new Copying().jobs(3).run(databases.sourceUrl(), databases.targetUrl());

            assertThat(direct.staged()).isFalse();
            assertThat(direct.tables()).hasSize(tables);
            assertThat(direct.tables().stream().mapToLong(TableCopy::rows).sum())
                    .isEqualTo(rows);
            assertThat(Copying.state(databases.target())).isEqualTo(all);

            SyncResult staged = new Copying().jobs(3).run(databases.sourceUrl(), databases.targetUrl());

            assertThat(staged.staged()).isTrue();
            assertThat(Copying.state(databases.target())).isEqualTo(all);
        }
    }

    private static SqlScript script(String name) throws IOException {
        Path file = Path.of(System.getProperty("confiture.corpora", "../../shared/corpora"))
                .resolve(name);
        assumeTrue(Files.exists(file), "the public sample databases are not in " + file.getParent());
        return SqlScript.parse(SqlSource.of(file, name, Files.readString(file)));
    }

    /** Send the script, but for what reaches beyond the database, and rows only where they are wanted. */
    private static void load(Session session, SqlScript script, Predicate<String> rows) {
        String sql = script.statements().stream()
                .filter(s -> !s.kind().reachesBeyondDatabase())
                .filter(s -> !s.kind().is("INSERT") || rows.test(s.text()))
                .map(s -> s.text() + ";")
                .collect(Collectors.joining("\n"));
        ScriptReading reading = ScriptReading.of(SqlScript.parse(SqlSource.of(Path.of("/tmp/x.sql"), "x.sql", sql)));
        Execution execution = new ScriptExecutor(ScriptOptions.defaults())
                .execute(session, reading.statements(), CommitMode.STATEMENTS);
        assertThat(execution).isInstanceOf(Execution.Done.class);
    }
}
