package io.confiture.suite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input gives a clear failing check in its place, and the rest of the tree still runs. */
class BadInputTest {

    private TestProject project;

    @BeforeEach
    void a_project_whose_first_migration_is_fine(@TempDir Path temp) {
        project = new TestProject(temp).up("001_a", "CREATE TABLE a (id int);").down("001_a", "DROP TABLE a;");
    }

    @Test
    void a_file_that_cannot_be_read_is_named() throws IOException {
        project.schema("a.sql", "CREATE TABLE a (id int);");
        Files.createSymbolicLink(
                project.root().resolve("db/schema/b.sql"), project.root().resolve("nowhere"));
        Files.createSymbolicLink(
                project.root().resolve("db/migrations/002_b.up.sql"),
                project.root().resolve("nowhere"));
        project.down("002_b", "SELECT 1;");

        Results results = project.run();

        results.passes("migrations/001_a/round-trip", "schema/a.sql/executes")
                .fails("schema/files", "leads nowhere", "db/schema/b.sql")
                .aborts("schema/builds", "see files")
                .fails("migrations/chain/files", "cannot be read", "db/migrations/002_b.up.sql")
                .fails("migrations/002_b/up", "cannot be read", "db/migrations/002_b.up.sql")
                .aborts("migrations/chain/result-equals-schema", "schema: builds");
    }

    @Test
    void a_directory_without_files_fails() throws IOException {
        Files.createDirectories(project.root().resolve("db/schema"));
        Files.createDirectories(project.root().resolve("empty/db/migrations"));

        project.run()
                .fails("schema/files", "there is no schema file", "db/schema")
                .passes("migrations/001_a/round-trip");
        Results.of(project.root().resolve("empty/db")).fails("migrations/chain/files", "db/migrations");
    }

    @Test
    void a_file_that_is_not_utf_8_fails_with_its_place() {
        project.bytes(
                        "db/migrations/002_b.up.sql",
                        "CREATE TABLE b (\n  caf\u00e9 int);".getBytes(StandardCharsets.ISO_8859_1))
                .down("002_b", "DROP TABLE b;")
                .bytes("db/schema/b.sql", "SELECT '\u00e9';".getBytes(StandardCharsets.ISO_8859_1));

        project.run()
                .passes("migrations/001_a/round-trip")
                .fails("migrations/002_b/up", "UTF-8", "db/migrations/002_b.up.sql")
                .fails("schema/b.sql/executes", "UTF-8", "db/schema/b.sql:1:9");
    }

    @Test
    void a_file_with_only_comments_fails() {
        project.up("002_b", "-- later\n/* nothing */\n")
                .down("002_b", "DROP TABLE b;")
                .schema("b.sql", "-- later\n");

        project.run()
                .fails("migrations/002_b/up", "has no statements", "db/migrations/002_b.up.sql")
                .aborts("migrations/002_b/down", "002_b has no statements")
                .aborts("migrations/002_b/round-trip", "002_b has no statements")
                .fails("schema/b.sql/executes", "has no statements", "db/schema/b.sql");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELECT 'x;| db/migrations/002_b.up.sql:2:8",
                "/* a /* b */| db/migrations/002_b.up.sql:2:1",
                "DO $x$ BEGIN; END $y$;| db/migrations/002_b.up.sql:2:4",
                "SELECT \"x;| db/migrations/002_b.up.sql:2:8",
            })
    void what_is_never_closed_is_shown_at_its_opening(String sql, String place) {
        project.up("002_b", "SELECT 1;\n" + sql + "\n").down("002_b", "SELECT 1;");

        project.run().passes("migrations/001_a/round-trip").fails("migrations/002_b/up", "sql/text", place.strip());
    }

    @Test
    void a_statement_that_hangs_is_stopped_and_named() {
        project.settings("migration:\n  statement_timeout: 300ms\n")
                .up("002_b", "SELECT 1;\nSELECT pg_sleep(60);")
                .down("002_b", "SELECT 1;")
                .up("003_c", "SELECT 1;")
                .down("003_c", "SELECT 1;");

        project.run()
                .passes("migrations/001_a/round-trip")
                .fails("migrations/002_b/up", "longer than 300 ms", "002_b.up.sql:2:1")
                .aborts("migrations/002_b/down", "up script of 002_b fails")
                .aborts("migrations/003_c/up", "002_b cannot be applied");
    }

    @Test
    void a_down_that_hangs_fails_alone() {
        project.settings("migration:\n  statement_timeout: 300ms\n")
                .up("002_b", "CREATE TABLE b ();")
                .down("002_b", "SET statement_timeout = 0;\nSELECT pg_sleep(60);")
                .up("003_c", "CREATE TABLE c ();")
                .down("003_c", "DROP TABLE c;");

        project.run()
                .passes("migrations/002_b/up", "migrations/003_c/round-trip")
                .fails("migrations/002_b/down", "longer than 300 ms", "002_b.down.sql:2:1")
                .aborts("migrations/002_b/round-trip", "down script of 002_b fails");
    }

    @Test
    void a_transaction_that_is_never_closed_fails() {
        project.up("002_b", "BEGIN;\nCREATE TABLE b ();\n")
                .down("002_b", "DROP TABLE b;")
                .schema("a.sql", "BEGIN;\nCREATE TABLE a (id int);\n")
                .schema("z.sql", "CREATE TABLE z (id int);\n");

        project.run()
                .passes("migrations/001_a/round-trip", "schema/z.sql/executes")
                .fails("migrations/002_b/up", "never closed", "002_b.up.sql:2:1")
                .fails("schema/a.sql/executes", "never closed", "db/schema/a.sql:2:1")
                .aborts("schema/builds", "db/schema/a.sql fails");
    }

    @Test
    void begin_and_commit_inside_files_work() {
        project.up("002_b", "BEGIN;\nCREATE TABLE b ();\nCOMMIT;\n")
                .down("002_b", "BEGIN;\nDROP TABLE b;\nCOMMIT;\n")
                .schema("a.sql", "BEGIN;\nCREATE TABLE a (id int);\nCREATE TABLE b ();COMMIT;\n");

        project.run().green();
    }

    @Test
    void a_commit_that_ends_another_transaction_is_noted() {
        project.up("002_b", "CREATE TABLE b ();\nCOMMIT;\nCREATE TABLE c ();").down("002_b", "DROP TABLE b, c;");

        project.run().notes("migrations/002_b/up", "COMMIT", "did not begin").green();
    }

    @Test
    void savepoints_work_in_the_transaction_of_the_tool() {
        project.up("002_b", "SAVEPOINT s;\nCREATE TABLE b ();\nROLLBACK TO s;\nCREATE TABLE c ();\nRELEASE s;")
                .down("002_b", "DROP TABLE c;");

        project.run().green();
    }

    @Test
    void blocks_and_procedures_that_commit_work() {
        project.up(
                        "002_b",
                        "CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ BEGIN CREATE TABLE IF NOT EXISTS b (); COMMIT; END $$;\nCALL p();")
                .down("002_b", "DROP TABLE b;\nDROP PROCEDURE p();")
                .up("003_c", "DO $$ BEGIN CREATE TABLE c (); COMMIT; END $$;")
                .down("003_c", "DROP TABLE c;");

        project.run().green();
    }

    @Test
    void a_file_that_drops_the_connection_fails_alone() {
        project.schema("a.sql", "CREATE TABLE a (id int);\nSELECT pg_terminate_backend(pg_backend_pid());")
                .schema("z.sql", "CREATE TABLE z (id int);")
                .up("002_b", "CREATE TABLE b ();")
                .down("002_b", "DROP TABLE b;\nSELECT pg_terminate_backend(pg_backend_pid());")
                .up("003_c", "SELECT pg_terminate_backend(pg_backend_pid());")
                .down("003_c", "SELECT 1;");

        project.run()
                .fails("schema/a.sql/executes", "connection was lost", "db/schema/a.sql:2:1")
                .passes("schema/z.sql/executes")
                .fails("migrations/002_b/down", "connection was lost", "002_b.down.sql:2:1")
                .fails("migrations/003_c/up", "connection was lost", "003_c.up.sql:1:1");
    }

    @Test
    void a_migration_that_drops_the_schema_fails_its_round_trip() {
        project.up("002_b", "DROP SCHEMA public CASCADE;\nCREATE SCHEMA public;")
                .down("002_b", "SELECT 1;")
                .up("003_c", "CREATE TABLE c ();")
                .down("003_c", "DROP SCHEMA public CASCADE;");

        project.run()
                .fails("migrations/002_b/round-trip", "does not give back", "only in before up", "002_b.up.sql:1:1")
                .passes("migrations/003_c/up", "migrations/003_c/down")
                .fails("migrations/003_c/round-trip", "schema public: only in before up");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET search_path = other;",
                "SELECT set_config('search_path', 'other', false);",
                "SET SESSION search_path TO other;",
            })
    void a_search_path_does_not_outlive_its_file(String change) {
        project.up("002_b", "CREATE SCHEMA other;\n" + change + "\nCREATE TABLE b ();")
                .down("002_b", "DROP TABLE other.b;\n" + change + "\nDROP SCHEMA other;")
                .up("003_c", "CREATE TABLE c ();")
                .down("003_c", "DROP TABLE public.c;")
                .schema("a.sql", "CREATE SCHEMA other;\n" + change + "\nCREATE TABLE b ();")
                .schema("z.sql", "CREATE TABLE a (id int);\nCREATE TABLE public.c ();");

        project.run().green();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SET ROLE app;", "SET SESSION AUTHORIZATION app;", "SELECT set_config('role', 'app', false);"})
    void a_role_does_not_outlive_its_file(String change) {
        project.up("002_b", "CREATE ROLE app;\nGRANT ALL ON SCHEMA public TO app;\n" + change + "\nCREATE TABLE b ();")
                .down("002_b", "DROP TABLE b;\nREVOKE ALL ON SCHEMA public FROM app;\nDROP ROLE app;")
                .up("003_c", "CREATE TABLE c ();")
                .down("003_c", "DROP TABLE c;")
                .schema(
                        "a.sql",
                        "CREATE ROLE app;\nGRANT ALL ON SCHEMA public TO app;\n" + change + "\nCREATE TABLE b ();")
                .schema("z.sql", "CREATE TABLE a (id int);\nCREATE TABLE c ();");

        project.run().green();
    }

    @Test
    void a_setting_is_not_there_for_the_next_file() {
        project.up("002_b", "SET default_tablespace = '';\nSET my.value = 'x';\nCREATE TABLE b ();")
                .down(
                        "002_b",
                        "DO $$ BEGIN IF current_setting('my.value', true) = 'x' THEN DROP TABLE b; END IF; END $$;");

        project.run().fails("migrations/002_b/round-trip", "table public.b: only in after down");
    }

    @Test
    void what_needs_no_transaction_runs_alone() {
        project.up("002_b", "CREATE INDEX CONCURRENTLY i ON a (id);\nVACUUM a;")
                .down("002_b", "DROP INDEX CONCURRENTLY i;");

        project.run().green();
    }

    @Test
    void an_enum_label_is_added_and_used_in_one_file() {
        project.up("002_b", "CREATE TYPE e AS ENUM ('x');\nCREATE TABLE b (v e);")
                .down("002_b", "DROP TABLE b;\nDROP TYPE e;")
                .up("003_c", "ALTER TYPE e ADD VALUE IF NOT EXISTS 'y';\nINSERT INTO b VALUES ('y');")
                .down("003_c", "SELECT 1;");

        project.run()
                .passes("migrations/003_c/up", "migrations/003_c/down")
                .fails("migrations/003_c/round-trip", "enum type public.e: labels", "003_c.up.sql:1:1");
    }

    @Test
    void temporary_tables_are_gone_with_their_file() {
        project.up("002_b", "CREATE TEMP TABLE t AS SELECT 1 AS id;\nCREATE TABLE b AS SELECT * FROM t;")
                .down("002_b", "DROP TABLE b;")
                .up("003_c", "CREATE TEMP TABLE t (id int);")
                .down("003_c", "DROP TABLE t;");

        project.run()
                .passes("migrations/002_b/round-trip", "migrations/003_c/up")
                .fails("migrations/003_c/down", "\"t\" does not exist");
    }

    @Test
    void a_deferred_constraint_fails_where_it_is_committed() {
        project.up(
                        "002_b",
                        "CREATE TABLE p (id int PRIMARY KEY);\n"
                                + "CREATE TABLE c (p int REFERENCES p DEFERRABLE INITIALLY DEFERRED);\n"
                                + "INSERT INTO c VALUES (1);")
                .down("002_b", "DROP TABLE c, p;");

        project.run().fails("migrations/002_b/up", "foreign key constraint", "002_b.up.sql:3:1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "CREATE DATABASE other;|CREATE DATABASE",
                "DROP DATABASE IF EXISTS postgres;|DROP DATABASE",
                "ALTER SYSTEM SET work_mem = '1MB';|ALTER SYSTEM",
                "ALTER DATABASE shop SET search_path = app;|ALTER DATABASE",
                "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET work_mem = 1', current_database()); END $$;|DO",
            })
    void what_reaches_beyond_the_database_is_never_sent(String sql, String command) {
        project.up("002_b", "SELECT 1;\n" + sql).down("002_b", "SELECT 1;").schema("a.sql", "SELECT 1;\n" + sql);

        project.run()
                .fails("migrations/002_b/up", command + " reaches beyond", "sql/beyond-database", "002_b.up.sql:2:1")
                .fails("schema/a.sql/executes", command + " reaches beyond", "db/schema/a.sql:2:1");
    }

    @Test
    void what_is_allowed_is_left_out() {
        String allowed = "-- confiture:allow sql/beyond-database the server has it\nCREATE DATABASE other;\n";
        project.schema("a.sql", allowed + "CREATE TABLE a (id int);").schema("b.sql", allowed);

        project.run().green().skips("schema/b.sql/executes", "left out");
    }

    @Test
    void an_allowance_for_nothing_is_noted() {
        project.schema("a.sql", "-- confiture:allow sql/beyond-databse typing error\nCREATE TABLE a (id int);");

        project.run().notes("schema/a.sql/executes", "sql/beyond-databse", "allows nothing");
    }

    @Test
    void connect_is_refused_by_name() {
        project.schema("a.sql", "\\connect other\nCREATE TABLE a (id int);");

        project.run().fails("schema/a.sql/executes", "connect", "sql/psql-command", "db/schema/a.sql:1:1");
    }

    @Test
    void copy_data_in_a_migration_is_loaded() {
        project.up(
                        "002_b",
                        "CREATE TABLE b (id int PRIMARY KEY, t text);\nCOPY b FROM stdin;\n1\tx\n2\ty\n\\.\n"
                                + "DO $$ BEGIN IF (SELECT count(*) FROM b) <> 2 THEN RAISE 'no data'; END IF; END $$;")
                .down("002_b", "DROP TABLE b;")
                .up("003_c", "COPY b FROM stdin;\n3\tx\n3\ty\n\\.\n")
                .down("003_c", "SELECT 1;");

        project.run()
                .passes("migrations/002_b/round-trip")
                .fails("migrations/003_c/up", "duplicate key", "003_c.up.sql:3:1");
    }
}
