package io.confiture.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.confiture.migration.Migration;
import io.confiture.migration.MigrationRun;
import io.confiture.migration.Side;
import io.confiture.migration.trace.Evidence;
import io.confiture.migration.trace.LockMode;
import io.confiture.migration.trace.RelationLock;
import io.confiture.migration.trace.StatementTrace;
import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases begin in the state that they are asked for, and migrate as the project's tool would. */
class ProjectDatabasesTest {

    private static final SuiteServers SERVERS = new SuiteServers();

    private TestProject project;

    @BeforeEach
    void a_project(@TempDir Path temp) {
        project = new TestProject(temp)
                .up(
                        "001_users",
                        "CREATE TABLE users (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text NOT NULL);")
                .down("001_users", "DROP TABLE users;")
                .up("002_orders", "CREATE TABLE orders (id bigint PRIMARY KEY, buyer bigint REFERENCES users);")
                .down("002_orders", "DROP TABLE orders;")
                .up("003_add_bio", "ALTER TABLE users ADD COLUMN bio text;\nCOMMENT ON COLUMN users.bio IS 'words';")
                .down("003_add_bio", "ALTER TABLE users DROP COLUMN bio;")
                .up("004_index", "CREATE INDEX CONCURRENTLY users_email ON users (email);")
                .down("004_index", "DROP INDEX CONCURRENTLY users_email;");
    }

    @AfterAll
    static void stop() {
        SERVERS.close();
    }

    @Test
    void a_database_is_empty_or_after_a_migration_or_after_all() throws SQLException {
        try (ProjectDatabases databases = open();
                ProjectDatabase empty = databases.at(DatabaseState.empty());
                ProjectDatabase one = databases.at(DatabaseState.afterMigration("1"));
                ProjectDatabase two = databases.at(DatabaseState.afterMigration("002_orders"));
                ProjectDatabase all = databases.at(DatabaseState.afterAllMigrations());
                ProjectDatabase schema = databases.at(DatabaseState.schema())) {
            assertThat(tables(empty)).isEmpty();
            assertThat(tables(one)).containsExactly("users");
            assertThat(tables(two)).containsExactly("orders", "users");
            assertThat(columns(two, "users")).doesNotContain("bio");
            assertThat(columns(all, "users")).contains("bio");
            assertThat(columns(schema, "users")).contains("bio");
            assertThat(empty.version()).isEmpty();
            assertThat(two.version()).map(Migration::id).contains("002_orders");
            assertThat(schema.version()).map(Migration::id).contains("004_index");
        }
    }

    @Test
    void an_earlier_state_can_be_asked_for_after_a_later_one() throws SQLException {
        try (ProjectDatabases databases = open();
                ProjectDatabase three = databases.at(DatabaseState.afterMigration("003"));
                ProjectDatabase one = databases.at(DatabaseState.afterMigration("001"));
                ProjectDatabase two = databases.at(DatabaseState.afterMigration("002"))) {
            assertThat(columns(three, "users")).contains("bio");
            assertThat(tables(one)).containsExactly("users");
            assertThat(tables(two)).containsExactly("orders", "users");
        }
    }

    @Test
    void a_database_migrates_on_its_own() throws SQLException {
        try (ProjectDatabases databases = open();
                ProjectDatabase database = databases.at(DatabaseState.afterMigration("002"));
                ProjectDatabase other = databases.at(DatabaseState.afterMigration("002"))) {
            execute(database, "INSERT INTO users (email) VALUES ('a@b.c')");

            List<MigrationRun> runs = database.migrateTo("003");

            assertThat(runs).hasToString("[003_add_bio]");
            assertThat(value(database, "SELECT email FROM users WHERE bio IS NULL"))
                    .isEqualTo("a@b.c");
            assertThat(columns(other, "users")).doesNotContain("bio");
            assertThat(value(other, "SELECT count(*) FROM users")).isEqualTo("0");
            assertThat(database.version()).map(Migration::id).contains("003_add_bio");
        }
    }

    @Test
    void each_statement_says_what_it_locked() {
        try (ProjectDatabases databases = open();
                ProjectDatabase database = databases.at(DatabaseState.afterMigration("002"))) {
            MigrationRun run = database.migrateTo("003").get(0);

            assertThat(run.trace().transactions()).isEqualTo(1);
            assertThat(run.trace().statements()).hasSize(2);
            StatementTrace alter = run.trace().statements().get(0);
            assertThat(alter.evidence()).isInstanceOf(Evidence.Measured.class);
            assertThat(alter.locksOnExisting())
                    .extracting(RelationLock::mode)
                    .containsExactly(LockMode.ACCESS_EXCLUSIVE);
            assertThat(alter.statement().location().toString()).endsWith("003_add_bio.up.sql:1:1");

            MigrationRun index = database.migrateUp().get(0);
            assertThat(index.trace().statements().get(0).evidence()).isInstanceOf(Evidence.Documented.class);
        }
    }

    @Test
    void migrations_go_back_and_come_again() throws SQLException {
        try (ProjectDatabases databases = open();
                ProjectDatabase database = databases.at(DatabaseState.afterAllMigrations())) {
            assertThat(database.migrateDown()).extracting(MigrationRun::side).containsExactly(Side.DOWN);
            assertThat(database.version()).map(Migration::id).contains("003_add_bio");
            assertThat(database.migrateBackTo("1")).hasToString("[003_add_bio (down), 002_orders (down)]");
            assertThat(tables(database)).containsExactly("users");
            assertThat(database.migrateBackTo("0")).hasToString("[001_users (down)]");
            assertThat(tables(database)).isEmpty();
            assertThat(database.migrateUp()).hasSize(4);
            assertThat(database.runs()).hasSize(8);
            assertThat(columns(database, "users")).contains("bio");
        }
    }

    @Test
    void a_script_says_in_how_many_transactions_it_ran() {
        project.up(
                "005_several",
                "SET lock_timeout = '5s';\n"
                        + "BEGIN;\n"
                        + "CREATE TABLE a ();\n"
                        + "CREATE TABLE b ();\n"
                        + "COMMIT;\n"
                        + "CREATE TABLE c ();");
        try (ProjectDatabases databases = open();
                ProjectDatabase database = databases.at(DatabaseState.afterMigration("4"))) {
            assertThat(database.migrateUp().get(0).trace().transactions()).isEqualTo(2);
        }
    }

    @Test
    void there_is_nothing_to_do_is_said() {
        try (ProjectDatabases databases = open();
                ProjectDatabase database = databases.at(DatabaseState.afterAllMigrations());
                ProjectDatabase empty = databases.at(DatabaseState.empty())) {
            assertThatThrownBy(database::migrateUp)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("every migration is applied already");
            assertThatThrownBy(() -> database.migrateTo("003")).hasMessageContaining("003_add_bio is applied already");
            assertThatThrownBy(() -> database.migrateBackTo("4")).hasMessageContaining("no version after 4 is applied");
            assertThatThrownBy(() -> empty.migrateBackTo("4")).hasMessageContaining("004_index is not applied");
            assertThatThrownBy(empty::migrateDown).hasMessageContaining("no version is applied");
        }
    }

    @Test
    void schema_files_make_a_database_that_has_no_version() throws SQLException {
        project.schema("a.sql", "CREATE TABLE made_by_files ();");
        try (ProjectDatabases databases = open();
                ProjectDatabase database = databases.at(DatabaseState.schema())) {
            assertThat(tables(database)).containsExactly("made_by_files");
            assertThat(database.version()).isEmpty();
            assertThatThrownBy(() -> database.migrateTo("001")).hasMessageContaining("schema files made database");
        }
    }

    @Test
    void an_unknown_migration_is_told_with_the_nearest() {
        try (ProjectDatabases databases = open()) {
            assertThatThrownBy(() -> databases.at(DatabaseState.afterMigration("003_add_boi")))
                    .isInstanceOf(UnknownMigrationException.class)
                    .hasMessageStartingWith(
                            "there is no migration of version 003_add_boi; the nearest are 003_add_bio");
            assertThatThrownBy(() -> databases.migration("17"))
                    .hasMessage("there is no migration of version 17; the nearest are 004_index");
        }
    }

    @Test
    void an_ambiguous_version_is_an_error() {
        project.up("003_other", "SELECT 1;").down("003_other", "SELECT 1;");
        try (ProjectDatabases databases = open()) {
            assertThatThrownBy(() -> databases.migration("3"))
                    .hasMessage("there are 2 migrations of version 3; name the one you mean by its file: 003_add_bio,"
                            + " 003_other");
        }
    }

    @Test
    void a_state_that_cannot_be_reached_is_no_database() {
        project.up("005_broken", "CREATE TABLE half ();\nALTER TABLE usres ADD COLUMN x int;")
                .down("005_broken", "SELECT 1;");
        try (ProjectDatabases databases = open();
                ProjectDatabase before = databases.at(DatabaseState.afterMigration("004"))) {
            DatabaseStateException e = catchThrowableOfType(
                    DatabaseStateException.class, () -> databases.at(DatabaseState.afterMigration("005")));

            assertThat(e.findings()).hasSize(1);
            assertThat(e)
                    .hasMessageContaining("005_broken.up.sql:2:1")
                    .hasMessageContaining("relation \"usres\" does not exist");
            assertThatThrownBy(() -> databases.at(DatabaseState.afterAllMigrations()))
                    .hasMessageContaining("after all migrations");
            MigrationFailedException failed =
                    catchThrowableOfType(MigrationFailedException.class, () -> before.migrateTo("005"));
            assertThat(failed.failure())
                    .hasValueSatisfying(f -> assertThat(f.sqlState()).isEqualTo("42P01"));
            assertThat(before.version()).map(Migration::id).contains("004_index");
        }
    }

    @Test
    void a_file_of_the_schema_that_fails_is_no_database() {
        project.schema("a.sql", "CREATE TABLE a ();").schema("b.sql", "CREATE TABLE a ();");
        try (ProjectDatabases databases = open()) {
            assertThatThrownBy(() -> databases.at(DatabaseState.schema()))
                    .isInstanceOf(DatabaseStateException.class)
                    .hasMessageContaining("db/schema/b.sql:1:1")
                    .hasMessageContaining("relation \"a\" already exists");
        }
    }

    @Test
    void seeds_are_loaded_or_there_is_no_database() throws SQLException {
        project.file("db/seeds/common/users.sql", "INSERT INTO users (email) VALUES ('seed@b.c');");
        try (ProjectDatabases databases = open();
                ProjectDatabase database = databases.at(DatabaseState.seeded())) {
            assertThat(value(database, "SELECT email FROM users")).isEqualTo("seed@b.c");
        }
        project.file("db/seeds/common/users2.sql", "INSERT INTO users (email) VALUES (NULL);");
        try (ProjectDatabases databases = open()) {
            assertThatThrownBy(() -> databases.at(DatabaseState.seeded()))
                    .isInstanceOf(DatabaseStateException.class)
                    .hasMessageContaining("users2.sql:1")
                    .hasMessageContaining("violates not-null constraint");
        }
    }

    @Test
    void without_seed_files_there_is_no_seeded_database() {
        try (ProjectDatabases databases = open()) {
            assertThatThrownBy(() -> databases.at(DatabaseState.seeded()))
                    .hasMessageContaining("the project has no seed file for the environment local");
        }
    }

    @Test
    void prerequisites_are_in_every_state() throws SQLException {
        project.settings("throwaway:\n  setup: [setup.sql]\n")
                .file("setup.sql", "CREATE ROLE sandbox_app;\nCREATE SCHEMA extra;");
        try (ProjectDatabases databases = open();
                ProjectDatabase empty = databases.at(DatabaseState.empty());
                ProjectDatabase two = databases.at(DatabaseState.afterMigration("2"))) {
            for (ProjectDatabase database : List.of(empty, two)) {
                assertThat(value(database, "SELECT to_regnamespace('extra')")).isEqualTo("extra");
                assertThat(value(database, "SELECT to_regrole('sandbox_app')")).isEqualTo("sandbox_app");
            }
        }
    }

    @Test
    void prerequisites_that_fail_are_told() {
        project.settings("throwaway:\n  setup: [setup.sql]\n").file("setup.sql", "CREATE SCHEMA;");
        try (ProjectDatabases databases = open()) {
            assertThatThrownBy(() -> databases.at(DatabaseState.empty()))
                    .isInstanceOf(DatabaseStateException.class)
                    .hasMessageContaining("setup.sql:1");
        }
    }

    @Test
    void databases_of_a_project_that_makes_roles_do_not_meet() throws Exception {
        project.up("005_roles", "CREATE ROLE sandbox_reader;\nGRANT SELECT ON users TO sandbox_reader;")
                .down("005_roles", "REVOKE ALL ON users FROM sandbox_reader;\nDROP ROLE sandbox_reader;");
        try (ProjectDatabases databases = open()) {
            List<String> ids = inParallel(4, number -> {
                try (ProjectDatabase database = databases.at(
                        number % 2 == 0 ? DatabaseState.afterMigration("4") : DatabaseState.afterAllMigrations())) {
                    if (number % 2 == 0) {
                        assertThat(value(database, "SELECT to_regrole('sandbox_reader')"))
                                .isNull();
                        database.migrateUp();
                    }
                    return String.valueOf(value(database, "SELECT to_regrole('sandbox_reader')"));
                }
            });
            assertThat(ids).hasSize(4).containsOnly("sandbox_reader");
        }
    }

    @Test
    void on_a_server_that_is_given_roles_are_shared() throws Exception {
        try (Servers host = Servers.of(ServerChoice.embedded());
                Database theirs = host.server().create(DatabaseSettings.defaults())) {
            project.settings("postgres:\n  url: \"" + theirs.jdbcUrl() + "\"\n")
                    .up("005_roles", """
                            DO $$ BEGIN
                                IF to_regrole('sandbox_reader') IS NULL THEN CREATE ROLE sandbox_reader; END IF;
                            END $$;
                            GRANT SELECT ON users TO sandbox_reader;""")
                    .down("005_roles", "REVOKE ALL ON users FROM sandbox_reader;");
            try (ProjectDatabases databases =
                    ProjectDatabases.open(SuiteRequest.of(project.root().resolve("db")))) {
                List<String> roles = inParallel(4, number -> {
                    try (ProjectDatabase database = databases.at(
                            number % 2 == 0 ? DatabaseState.afterMigration("4") : DatabaseState.afterAllMigrations())) {
                        if (number % 2 == 0) {
                            database.migrateUp();
                        }
                        return String.valueOf(
                                value(database, "SELECT has_table_privilege('sandbox_reader', 'users', 'SELECT')"));
                    }
                });
                assertThat(roles).hasSize(4).containsOnly("t");
            }
        }
    }

    @Test
    void a_script_that_refuses_a_transaction_is_counted_as_it_ran() {
        project.up("005_procedure", """
                CREATE PROCEDURE stepwise() LANGUAGE plpgsql AS $$ BEGIN CREATE TABLE a (); COMMIT; CREATE TABLE b (); END $$;
                CALL stepwise();""");
        try (ProjectDatabases databases = open();
                ProjectDatabase database = databases.at(DatabaseState.afterMigration("4"))) {
            MigrationRun run = database.migrateUp().get(0);

            assertThat(run.trace().statements()).hasSize(2);
            assertThat(run.trace().transactions()).isEqualTo(2);
        }
    }

    @Test
    void several_threads_have_databases_at_once() throws Exception {
        try (ProjectDatabases databases = open()) {
            List<String> counts = inParallel(8, number -> {
                try (ProjectDatabase database =
                        databases.at(DatabaseState.afterMigration(String.valueOf(number % 3 + 1)))) {
                    execute(database, "INSERT INTO users (email) VALUES ('" + number + "')");
                    database.migrateUp();
                    return String.valueOf(value(database, "SELECT count(*) FROM users"));
                }
            });
            assertThat(counts).hasSize(8).containsOnly("1");
        }
    }

    @Test
    void what_is_open_is_dropped_with_all_and_nothing_secret_is_shown() throws Exception {
        ProjectDatabase database;
        try (ProjectDatabases databases = open()) {
            database = databases.at(DatabaseState.empty());
            assertThat(database.password()).isNotEmpty();
            assertThat(database.jdbcUrl()).doesNotContain(database.password()).doesNotContain("user=");
            assertThat(database.toString()).doesNotContain(database.password());
            try (Connection connection =
                    java.sql.DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password())) {
                assertThat(connection.isValid(1)).isTrue();
            }
        }
        // Databases are dropped in the background.
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (answers(database) && System.nanoTime() < patience) {
            Thread.sleep(20);
        }
        assertThat(answers(database)).isFalse();
    }

    private ProjectDatabases open() {
        return ProjectDatabases.open(SuiteRequest.of(project.root().resolve("db")), () -> SERVERS);
    }

    private interface Work {
        String on(int number) throws Exception;
    }

    private static List<String> inParallel(int count, Work work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Future<String>> running = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                running.add(threads.submit(() -> work.on(number)));
            }
            List<String> answers = new ArrayList<>();
            for (Future<String> one : running) {
                answers.add(one.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private static void execute(ProjectDatabase database, String sql) throws SQLException {
        try (Connection connection = database.database().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static @Nullable String value(ProjectDatabase database, String sql) throws SQLException {
        List<String> values = values(database, sql);
        return values.isEmpty() ? null : values.get(0);
    }

    private static List<String> values(ProjectDatabase database, String sql) throws SQLException {
        try (Connection connection = database.database().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private static boolean answers(ProjectDatabase database) {
        try {
            return value(database, "SELECT 1") != null;
        } catch (SQLException e) {
            return false;
        }
    }

    private static List<String> tables(ProjectDatabase database) throws SQLException {
        return values(
                database,
                "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY"
                        + " 1");
    }

    private static List<String> columns(ProjectDatabase database, String table) throws SQLException {
        return values(
                database,
                "SELECT attname FROM pg_attribute WHERE attrelid = '" + table
                        + "'::regclass AND attnum > 0 ORDER BY 1");
    }
}
