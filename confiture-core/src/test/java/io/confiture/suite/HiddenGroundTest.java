package io.confiture.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the files take for granted is reported with its cause, once, and can be declared. */
class HiddenGroundTest {

    private static final String RULE = "Rule: project/taken-for-granted";

    private TestProject project;

    @BeforeEach
    void a_project(@TempDir Path temp) {
        project = new TestProject(temp);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "role | CREATE TABLE t ();GRANT SELECT ON t TO app | DROP TABLE t | role \"app\" does not exist | (role app) | CREATE ROLE app",
                "schema | CREATE TABLE auth.t () | DROP TABLE auth.t | schema \"auth\" does not exist | (schema auth) | CREATE SCHEMA auth",
                "extension | CREATE EXTENSION postgis | DROP EXTENSION postgis | extension \"postgis\" is not available | (extension postgis) | ",
                "function | CREATE TABLE t (id int DEFAULT auth.uid()) | DROP TABLE t | schema \"auth\" does not exist | (schema auth) | CREATE SCHEMA auth; CREATE FUNCTION auth.uid() RETURNS int LANGUAGE sql RETURN 1",
                "function of nobody | CREATE TABLE t (id int DEFAULT next_id()) | DROP TABLE t | function next_id() does not exist | next_id) | CREATE FUNCTION next_id() RETURNS int LANGUAGE sql RETURN 1",
                "table | CREATE VIEW v AS SELECT id FROM users | DROP VIEW v | relation \"users\" does not exist | (relation users) | CREATE TABLE users (id int)",
                "type | CREATE TABLE t (g geometry) | DROP TABLE t | type \"geometry\" does not exist | geometry) | CREATE DOMAIN geometry AS text",
            })
    void is_named_and_can_be_declared(
            String what, String up, String down, String message, String object, String setup) {
        project.schema("a.sql", up)
                .schema(
                        "z.sql",
                        up.replace(" t ", " t2 ").replace("auth.t ", "auth.t2 ").replace("VIEW v", "VIEW v2"))
                .up("001_a", up)
                .down("001_a", down)
                .up("002_b", "SELECT 1")
                .down("002_b", "SELECT 1");
        project.run()
                .onlyFails("schema/a.sql/executes", "migrations/001_a/up")
                .fails("schema/a.sql/executes", message.strip(), object.strip(), RULE, "db/schema/a.sql:1:")
                .aborts("schema/z.sql/executes", "for granted like db/schema/a.sql")
                .fails("migrations/001_a/up", message.strip(), RULE, "001_a.up.sql:1:")
                .aborts("migrations/002_b/up", "001_a cannot be applied");

        if (setup != null) {
            project.settings("throwaway:\n  setup: [db/setup.sql]\n")
                    .file("db/setup.sql", setup)
                    .run("prerequisites", "schema/a.sql", "schema/z.sql", "schema/builds", "migrations/001_a")
                    .green();
        }
    }

    @Test
    void what_a_later_file_makes_is_not_taken_for_granted() {
        project.schema("a.sql", "CREATE VIEW v AS SELECT id FROM users;")
                .schema("b.sql", "CREATE TABLE IF NOT EXISTS public.users (id int);")
                .run()
                .fails("schema/a.sql/executes", "relation \"users\" does not exist", "Rule: schema/executes")
                .passes("schema/b.sql/executes");
    }

    @Test
    void what_a_broken_file_would_have_made_aborts_those_that_need_it() {
        project.schema("a.sql", "CREATE TABLE users (id int);\nSELECT 1 / 0;")
                .schema("b.sql", "CREATE VIEW v AS SELECT id FROM users;")
                .schema("c.sql", "CREATE TABLE c ();")
                .run()
                .onlyFails("schema/a.sql/executes")
                .aborts("schema/b.sql/executes", "db/schema/a.sql fails", "users")
                .passes("schema/c.sql/executes");
    }

    @Test
    void a_function_of_a_newer_server_is_named() {
        Path bin = Path.of("/usr/lib/postgresql/15/bin");
        assumeTrue(Files.isDirectory(bin), "there is no PostgreSQL 15 in " + bin);
        project.settings("postgres:\n  bin_directory: " + bin + "\n")
                .schema("a.sql", "CREATE TABLE a (id uuid DEFAULT uuidv7());")
                .schema("b.sql", "CREATE TABLE b (id uuid DEFAULT uuidv7());")
                .run()
                .onlyFails("schema/a.sql/executes")
                .fails("schema/a.sql/executes", "function uuidv7() does not exist", "db/schema/a.sql:1:33", RULE)
                .aborts("schema/b.sql/executes", "uuidv7", "like db/schema/a.sql");
    }

    @Test
    void a_broken_setup_fails_once_and_aborts_the_rest() {
        Results results = project.settings("throwaway:\n  setup: [db/setup.sql]\n")
                .file("db/setup.sql", "CREATE ROLE app;\nCREATE EXTENSION postgis;")
                .schema("a.sql", "CREATE TABLE a ();")
                .up("001_a", "CREATE TABLE a ();")
                .down("001_a", "DROP TABLE a;")
                .run()
                .onlyFails("prerequisites")
                .fails("prerequisites", "\"postgis\" is not available", "db/setup.sql:2:1", "project/prerequisites")
                .aborts("schema/builds", "see prerequisites")
                .aborts("schema/a.sql/executes", "see prerequisites")
                .aborts("migrations/001_a/up", "see prerequisites")
                .aborts("migrations/chain/result-equals-schema", "see prerequisites");
        assertThat(results.textOf("prerequisites")).doesNotContain("taken-for-granted");
    }

    @Test
    void a_setup_keeps_its_settings_to_its_end_and_no_longer() {
        project.settings("throwaway:\n  setup: [db/setup.sql]\n")
                .file(
                        "db/setup.sql",
                        "BEGIN;\nCREATE SCHEMA ext;\nSET search_path = ext;\nCREATE TABLE there (id int);\nCOMMIT;")
                .schema(
                        "a.sql",
                        "CREATE VIEW v AS SELECT id FROM ext.there;\nCREATE TABLE public.p ();\nCREATE TABLE q (); DROP TABLE public.q;")
                .run()
                .green();
    }
}
