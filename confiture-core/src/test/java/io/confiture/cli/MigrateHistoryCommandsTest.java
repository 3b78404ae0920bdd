package io.confiture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.migration.layout.MigrationFiles;
import io.confiture.migration.run.RunListener;
import io.confiture.migration.run.Runner;
import io.confiture.migration.run.UpRequest;
import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.Query;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import io.confiture.project.DatabaseUrl;
import io.confiture.project.Project;
import io.confiture.project.ProjectRequest;
import io.confiture.suite.TestProject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code migrate freeze} and {@code migrate record}: what they write, say and end with. */
class MigrateHistoryCommandsTest {

    private static final int OK = 0;
    private static final int USAGE = 2;
    private static final int NO_CONNECTION = 3;
    private static final int VALIDATION = 5;

    private static Servers servers;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path root;

    private TestProject project;
    private Database database;
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    @BeforeAll
    static void start() {
        servers = Servers.of(ServerChoice.embedded());
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @BeforeEach
    void two_migrations() {
        database = servers.server().create(DatabaseSettings.defaults());
        project = new TestProject(root)
                .up("001_users", "CREATE TABLE users (id int PRIMARY KEY);\n")
                .down("001_users", "DROP TABLE users;\n")
                .up("002_orders", "CREATE TABLE orders (id int PRIMARY KEY);\n")
                .down("002_orders", "DROP TABLE orders;\n");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private int run(String... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        List<String> all = new ArrayList<>(List.of("migrate"));
        all.addAll(List.of(arguments));
        all.add(root.toString());
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
    }

    private Path frozen() {
        return root.resolve("db/migrations.frozen.yaml");
    }

    @Test
    void freezing_says_what_it_would_do_does_it_and_then_has_nothing_to_do() {
        assertThat(run("freeze", "--dry-run")).isEqualTo(OK);
        assertThat(out.toString()).isEqualTo("""
                would freeze 001_users
                would freeze 002_orders
                Nothing was written: --dry-run.
                """);
        assertThat(frozen()).doesNotExist();
        assertThat(run("freeze", "--through", "1")).isEqualTo(OK);
        assertThat(out.toString()).isEqualTo("""
                froze 001_users
                Written: db/migrations.frozen.yaml
                """);
        assertThat(run("freeze", "--through", "1")).isEqualTo(OK);
        assertThat(out.toString()).isEqualTo("There is nothing to freeze: db/migrations.frozen.yaml is up to date.\n");
    }

    @Test
    void freezing_refuses_an_edit_until_it_is_accepted() throws IOException {
        run("freeze");
        String before = Files.readString(frozen());
        project.up("001_users", "CREATE TABLE users (id bigint PRIMARY KEY);\n");
        assertThat(run("freeze")).isEqualTo(VALIDATION);
        assertThat(out.toString())
                .contains("NOT AS RELEASED  001_users was released, and its up script was edited since")
                .contains("Nothing was written");
        assertThat(frozen()).hasContent(before);
        assertThat(run("freeze", "--format", "json")).isEqualTo(VALIDATION);
        CommandRun.fits("migrate-freeze.schema.json", out.toString());
        assertThat(out.toString()).contains("\"written\" : false").contains("\"refused\" : [ \"001_users was released");
        assertThat(run("freeze", "--accept", "001_users")).isEqualTo(OK);
        assertThat(out.toString()).contains("changed the line of 001_users");
        assertThat(run("freeze")).isEqualTo(OK);
    }

    @Test
    void freezing_refuses_what_does_not_exist_and_a_list_that_cannot_be_read() {
        assertThat(run("freeze", "--through", "7")).isEqualTo(USAGE);
        assertThat(err.toString()).contains("--through 7: there is no such migration");
        assertThat(run("freeze", "--accept", "001_users")).isEqualTo(USAGE);
        project.file("db/migrations.frozen.yaml", "migrations: [\n");
        assertThat(run("freeze")).isEqualTo(VALIDATION);
        assertThat(err.toString()).contains("db/migrations.frozen.yaml:2:1: this is not YAML");
        assertThat(frozen()).hasContent("migrations: [\n");
    }

    @Test
    void recording_writes_what_the_database_has() throws IOException {
        project.file("db/environments/production.yaml", "migration: {tracking_table: tb_confiture}\n");
        up();
        project.up("003_items", "CREATE TABLE items ();\n").down("003_items", "DROP TABLE items;\n");
        assertThat(run("record", "--env", "production", "--database-url", database.jdbcUrl()))
                .isEqualTo(OK);
        assertThat(out.toString())
                .isEqualTo("Written: db/ledgers/production.yaml, 2 migrations applied on production\n");
        Path file = root.resolve("db/ledgers/production.yaml");
        assertThat(Files.readString(file))
                .startsWith("# What production has applied, in this order.")
                .contains("  - {version: \"001\", name: \"users\", kind: migration, at: \"")
                .contains("  - {version: \"002\", name: \"orders\", kind: migration, at: \"");
        project.run("migrations/chain/plan-production").passes("migrations/chain/plan-production");
        project.up("001_users", "CREATE TABLE users (id bigint PRIMARY KEY);\n")
                .run("migrations/chain/plan-production")
                .fails("migrations/chain/plan-production", "001_users was edited after it was applied (up)");
    }

    @Test
    void recording_writes_nothing_where_there_is_no_ledger_or_no_database() {
        project.file("db/environments/production.yaml", "name: production\n");
        assertThat(run("record", "--env", "production", "--database-url", database.jdbcUrl()))
                .isEqualTo(VALIDATION);
        assertThat(err.toString()).contains("the database has no ledger: nothing was recorded");
        String nowhere = "postgresql://nobody:s3cret-word@127.0.0.1:1/x";
        assertThat(run("record", "--env", "production", "--database-url", nowhere))
                .isEqualTo(NO_CONNECTION);
        assertThat(err.toString()).doesNotContain("s3cret-word");
        assertThat(run("record", "--env", "production")).isEqualTo(USAGE);
        assertThat(root.resolve("db/ledgers")).doesNotExist();
    }

    @Test
    void recording_refuses_what_is_half_applied() {
        project.file("db/environments/production.yaml", "name: production\n")
                .up("003_index", """
                        -- confiture:no-transaction
                        CREATE INDEX CONCURRENTLY i ON users (id);
                        CREATE UNIQUE INDEX CONCURRENTLY j ON nowhere (id);
                        """)
                .down("003_index", "DROP INDEX i;\n");
        up();
        assertThat(run("record", "--env", "production", "--database-url", database.jdbcUrl()))
                .isEqualTo(VALIDATION);
        assertThat(err.toString()).contains("003 is half applied: go on with confiture migrate up");
    }

    @Test
    void the_report_of_a_record_has_its_published_shape() throws IOException {
        project.file("db/environments/production.yaml", "name: production\n");
        up();
        assertThat(run("record", "--env", "production", "-f", "json", "--database-url", database.jdbcUrl()))
                .isEqualTo(OK);
        CommandRun.fits("migrate-record.schema.json", out.toString());
    }

    private void up() {
        Project loaded = Project.load(ProjectRequest.of(root));
        try (Runner runner = Runner.open(
                loaded, MigrationFiles.discover(loaded), DatabaseUrl.parse(database.jdbcUrl()), RunListener.NONE)) {
            runner.up(UpRequest.all());
        }
        try (Session session = database.connect()) {
            assertThat(new Query(session).rows("SELECT 1 FROM tb_confiture")).hasSize(2);
        }
    }
}
