package io.confiture.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.catalog.CatalogDiff;
import io.confiture.catalog.CatalogReader;
import io.confiture.catalog.CatalogSnapshot;
import io.confiture.migration.Layout;
import io.confiture.migration.ledger.Ledger;
import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.Query;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import io.confiture.project.Environment;
import io.confiture.project.Project;
import io.confiture.project.ProjectRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real database has ledgers, and what migrations make has none: comparing the two says nothing of them. */
class LedgersLeftOutTest {

    private static Servers servers;

    @BeforeAll
    static void servers() {
        servers = Servers.of(ServerChoice.embedded());
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    private static Environment.Migration settings(Path root, String table) {
        new TestProject(root).file("db/migrations/001_a.up.sql", "SELECT 1");
        ProjectRequest request = ProjectRequest.of(root).withOverride("migration.tracking_table", table);
        return Project.load(request).environment().migration();
    }

    @ParameterizedTest
    @CsvSource({
        "CONFITURE, tb_confiture",
        "FLYWAY, tb_confiture",
        "GOOSE, tb_confiture",
        "CONFITURE, '\"Ops\".\"Led \"\"g.er\"'"
    })
    void nothing_of_ours_is_seen(Layout layout, String table, @TempDir Path root) {
        Environment.Migration settings = settings(root, table);
        CatalogReader reader = new CatalogReader(Settings.reader(settings, layout));
        try (Database database = servers.server().create(DatabaseSettings.defaults());
                Session session = database.connect()) {
            new Query(session).send("CREATE SCHEMA \"Ops\"");
            CatalogSnapshot before = reader.read(session.connection());
            new Ledger(session, settings.trackingTable()).create();
            new Query(session).send("CREATE TABLE flyway_schema_history (installed_rank int PRIMARY KEY)");
            assertThat(CatalogDiff.between(before, reader.read(session.connection())))
                    .hasToString("before and after are equal");
        }
    }

    @Test
    void everything_else_is(@TempDir Path root) {
        CatalogReader reader = new CatalogReader(Settings.reader(settings(root, "app.ledger"), Layout.CONFITURE));
        try (Database database = servers.server().create(DatabaseSettings.defaults());
                Session session = database.connect()) {
            CatalogSnapshot before = reader.read(session.connection());
            new Query(session)
                    .send("CREATE TABLE ledger (); CREATE TABLE schema_migrations (); CREATE TABLE ledger_history ()");
            assertThat(CatalogDiff.between(before, reader.read(session.connection()))
                            .differences())
                    .hasSize(3);
        }
    }
}
