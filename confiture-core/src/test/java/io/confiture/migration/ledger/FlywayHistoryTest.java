package io.confiture.migration.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.confiture.migration.LayoutSettings;
import io.confiture.migration.MigrationSet;
import io.confiture.migration.layout.MigrationFiles;
import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.Query;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import io.confiture.project.TableName;
import io.confiture.suite.TestProject;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Taking over from Flyway. Table, rows and checksums are what Flyway 13.12.0 wrote for the files that are written here. */
class FlywayHistoryTest {

    private static final String TABLE = """
            CREATE TABLE %s.flyway_schema_history (
                installed_rank integer NOT NULL PRIMARY KEY, version varchar(50), description varchar(200) NOT NULL,
                type varchar(20) NOT NULL, script varchar(1000) NOT NULL, checksum integer,
                installed_by varchar(100) NOT NULL, installed_on timestamp DEFAULT now() NOT NULL,
                execution_time integer NOT NULL, success boolean NOT NULL);""";

    private static final String ROWS = """
            INSERT INTO app.flyway_schema_history VALUES
              (0, NULL, '<< Flyway Schema Creation >>', 'SCHEMA', '"app"', NULL, 'postgres', now(), 0, true),
              (1, '1', 'init', 'SQL', 'V1__init.sql', -1324533129, 'postgres', '2026-11-22 18:53:15.90542', 14, true),
              (2, '2.1', 'second table', 'SQL', 'V2.1__second_table.sql', 6808093, 'postgres', now(), 17, true),
              (3, '3', 'data', 'SQL', 'V3__data.sql', 1414491719, 'postgres', now(), 11, true),
              (4, NULL, 'view', 'SQL', 'R__view.sql', 358817639, 'postgres', now(), 15, true);""";

    private static final TableName NAME = new TableName("app", "flyway_schema_history");

    private static Servers servers;

    private Database database;
    private Session session;
    private Query query;
    private Path root;
    private TestProject project;

    @BeforeAll
    static void servers() {
        servers = Servers.of(ServerChoice.embedded());
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @BeforeEach
    void history(@TempDir Path folder) {
        database = servers.server().create(DatabaseSettings.defaults());
        session = database.connect();
        query = new Query(session);
        query.send("CREATE SCHEMA app;" + TABLE.formatted("app") + ROWS);
        root = folder;
        project = new TestProject(folder)
                .file("db/migrations/V1__init.sql", "CREATE TABLE a (x int);\n-- ümlaut\n")
                .file("db/migrations/V2.1__second_table.sql", "\uFEFFCREATE TABLE b (x int);\r\nSELECT 1;\r\n")
                .file("db/migrations/V3__data.sql", "INSERT INTO a VALUES (1); -- ${who}\n")
                .file("db/migrations/R__view.sql", "CREATE OR REPLACE VIEW v AS SELECT '${who}' AS w;\n");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    private MigrationSet set() {
        return MigrationFiles.discover(
                root,
                root.resolve("db/migrations"),
                LayoutSettings.defaults().withPlaceholders(Map.of("who", "world")));
    }

    private FlywayTakeover takeover() {
        return FlywayTakeover.of(FlywayHistory.read(session, NAME), set());
    }

    @Test
    void is_found_in_any_schema_and_under_any_name_and_not_changed() {
        query.send("CREATE SCHEMA \"Odd \"\"one\"; " + TABLE.formatted("\"Odd \"\"one\"")
                + " ALTER TABLE \"Odd \"\"one\".flyway_schema_history RENAME TO schema_version;"
                + " CREATE TABLE public.flyway_schema_history (installed_rank int)");
        query.send("SET default_transaction_read_only = on");
        assertThat(FlywayHistory.find(session)).containsExactly(new TableName("Odd \"one", "schema_version"), NAME);
        FlywayHistory history = FlywayHistory.read(session, NAME);
        assertThat(history.rows()).hasSize(5);
        assertThat(history.rows().get(1))
                .isEqualTo(new FlywayRow(
                        1,
                        "1",
                        "init",
                        "SQL",
                        "V1__init.sql",
                        -1324533129,
                        "postgres",
                        "2026-11-22 18:53:15.90542",
                        true));
        assertThatThrownBy(() -> FlywayHistory.read(session, TableName.parse("nothing")))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("public.nothing cannot be read");
    }

    @Test
    void everything_that_fits_is_taken_over() {
        FlywayTakeover takeover = takeover();
        assertThat(takeover.remarks()).isEmpty();
        assertThat(takeover.ids()).containsExactly("V1__init", "V2.1__second_table", "V3__data", "R__view");
    }

    @Test
    void new_files_stay_pending() {
        project.file("db/migrations/V4__new.sql", "SELECT 1").file("db/migrations/R__other.sql", "SELECT 1");
        assertThat(takeover().ids()).doesNotContain("V4__new", "R__other").hasSize(4);
    }

    @Test
    void edits_are_said_and_an_edited_repeatable_one_is_due_again() {
        project.file("db/migrations/V3__data.sql", "SELECT 1").file("db/migrations/R__view.sql", "SELECT 1");
        FlywayTakeover takeover = takeover();
        assertThat(takeover.ids()).containsExactly("V1__init", "V2.1__second_table", "V3__data");
        assertThat(takeover.remarks())
                .extracting(FlywayTakeover.Remark::what, FlywayTakeover.Remark::blocks)
                .containsExactly(tuple("V3__data", false), tuple("R__view", false));
        assertThat(takeover.remarks().get(0).why()).contains("not what Flyway applied (its checksum was 1414491719)");
    }

    @Test
    void what_has_no_file_is_said() {
        query.send("INSERT INTO app.flyway_schema_history VALUES"
                + " (5, '9', 'gone', 'SQL', 'V9__gone.sql', 1, 'postgres', now(), 1, true)");
        assertThat(takeover().remarks()).singleElement().satisfies(remark -> {
            assertThat(remark.what()).isEqualTo("9 (gone)");
            assertThat(remark.why()).contains("there is no such file");
        });
    }

    @Test
    void what_was_undone_deleted_or_failed_is_not_taken_over() {
        query.send("INSERT INTO app.flyway_schema_history VALUES"
                + " (5, '2.1', 'second table', 'DELETE', 'V2.1__second_table.sql', 6808093, 'postgres', now(), 0, true),"
                + " (6, '3', 'data', 'UNDO_SQL', 'U3__data.sql', 1, 'postgres', now(), 1, true),"
                + " (7, '4', 'half', 'SQL', 'V4__half.sql', 1, 'postgres', now(), 1, false)");
        project.file("db/migrations/V4__half.sql", "SELECT 1");
        FlywayTakeover takeover = takeover();
        assertThat(takeover.ids()).containsExactly("V1__init", "R__view");
        assertThat(takeover.remarks()).singleElement().satisfies(remark -> {
            assertThat(remark.what()).isEqualTo("4 (half)");
            assertThat(remark.blocks()).isTrue();
        });
        query.send("INSERT INTO app.flyway_schema_history VALUES"
                + " (8, '3', 'data', 'SQL', 'V3__data.sql', 1414491719, 'postgres', now(), 1, true)");
        assertThat(takeover().ids()).containsExactly("V1__init", "V3__data", "R__view");
    }

    @Test
    void everything_up_to_a_baseline_counts_as_applied() {
        query.send(
                "DELETE FROM app.flyway_schema_history; INSERT INTO app.flyway_schema_history VALUES"
                        + " (1, '2.1', '<< Flyway Baseline >>', 'BASELINE', '<< Flyway Baseline >>', NULL, 'p', now(), 0, true)");
        FlywayTakeover takeover = takeover();
        assertThat(takeover.ids()).containsExactly("V1__init", "V2.1__second_table");
        assertThat(takeover.remarks()).isEmpty();
    }

    @Test
    void the_files_may_have_moved_to_another_layout() {
        Path other = root.resolve("other");
        new TestProject(other)
                .up("001_init", "CREATE TABLE a (x int);\n-- ümlaut\n")
                .up("3_data", "INSERT INTO a VALUES (1); -- ${who}\n")
                .up("4_new", "SELECT 1");
        FlywayTakeover takeover = FlywayTakeover.of(
                FlywayHistory.read(session, NAME),
                MigrationFiles.discover(other, other.resolve("db/migrations"), LayoutSettings.defaults()));
        assertThat(takeover.ids()).containsExactly("001_init", "3_data");
        assertThat(takeover.remarks())
                .extracting(FlywayTakeover.Remark::what)
                .containsExactly("2.1 (second table)", "R__view.sql");
    }
}
