package io.confiture.cli;

import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.suite.TestProject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Preconditions in dry runs. */
class DryRunDemandsTest {

    private static final Servers SERVERS = Servers.of(ServerChoice.embedded());

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path root;

    private Database database;
    private TestProject project;

    @BeforeEach
    void two_migrations() {
        database = SERVERS.server().create(DatabaseSettings.defaults());
        project = new TestProject(root)
                .up("001_users", "CREATE TABLE users (id int);")
                .down("001_users", "DROP TABLE users;")
                .up("002_name", "ALTER TABLE users ADD COLUMN name text;")
                .down("002_name", "ALTER TABLE users DROP COLUMN name;");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @AfterAll
    static void stop() {
        SERVERS.close();
    }

    private CommandRun dry(String... more) {
        List<String> all = new ArrayList<>(List.of("migrate", "up", "--dry-run"));
        all.addAll(List.of(more));
        all.addAll(List.of("--database-url", database.jdbcUrl(), root.toString()));
        return CommandRun.of(all);
    }

    private void demands(String precondition) {
        project.file("db/migrations/002_name.yaml", "up_preconditions: [" + precondition + "]\n");
    }

    @Test
    void what_does_not_hold_where_the_migration_would_run_fails() {
        demands("{type: TableExists, table: accounts}");
        dry().endsWith(ExitCode.FAILED).prints("the table public.accounts does not exist");
        demands("{type: TableExists, table: users}");
        dry().endsWith(ExitCode.OK);
    }

    @Test
    void rows_count_on_the_target_and_not_on_a_copy() {
        demands("{type: RowCountGreaterThan, table: users, min_count: 0}");
        dry().endsWith(ExitCode.OK).prints("has 0 row(s), not more than 0");
        dry("--on-target").endsWith(ExitCode.FAILED).prints("has 0 row(s), not more than 0");
    }
}
