package io.confiture.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that were there before a migration are the same after up and down, or somebody says so. */
class DataSurvivesTest {

    private static final String SURVIVES = "migrations/002_change/data-survives";

    private static final String GROUND = """
            CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
            CREATE TABLE users (id serial PRIMARY KEY, first_name text NOT NULL, last_name text NOT NULL, email varchar(80),
                mood mood, age int CHECK (age >= 0), token uuid, note text, updated_at timestamptz NOT NULL DEFAULT now());
            CREATE TABLE orders (id bigserial PRIMARY KEY, user_id int NOT NULL REFERENCES users ON DELETE CASCADE,
                total numeric(10,2) NOT NULL, status text NOT NULL, user_email text, placed date NOT NULL);
            CREATE TABLE log (line text, at timestamptz);
            CREATE VIEW names AS SELECT id, first_name FROM users;
            CREATE VIEW shouted AS SELECT id, upper(first_name) AS name FROM names;
            """;

    private TestProject project;

    @BeforeEach
    void a_shop(@TempDir Path temp) {
        project = new TestProject(temp)
                .up("001_ground", GROUND)
                .down("001_ground", "DROP VIEW shouted, names; DROP TABLE log, orders, users; DROP TYPE mood;");
    }

    private Results change(String up, String down) {
        return project.up("002_change", up.replace("; ", ";\n"))
                .down("002_change", down.replace("; ", ";\n"))
                .run(SURVIVES);
    }

    @ParameterizedTest(name = "{0} / {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ALTER TABLE users ADD bio text | ALTER TABLE users DROP bio",
                "ALTER TABLE users RENAME email TO mail | ALTER TABLE users RENAME mail TO email",
                "ALTER TABLE users RENAME TO people | ALTER TABLE people RENAME TO users",
                "CREATE SCHEMA s; ALTER TABLE log SET SCHEMA s | ALTER TABLE s.log SET SCHEMA public; DROP SCHEMA s",
                "ALTER TABLE orders ALTER total TYPE numeric(14,4) | ALTER TABLE orders ALTER total TYPE numeric(10,2)",
                "ALTER TABLE users ALTER age TYPE bigint | ALTER TABLE users ALTER age TYPE int",
                "ALTER TABLE users ALTER mood TYPE varchar(20) | ALTER TABLE users ALTER mood TYPE mood USING mood::mood",
                "ALTER TABLE users ALTER token TYPE text | ALTER TABLE users ALTER token TYPE uuid USING token::uuid",
                "ALTER TABLE log ALTER at TYPE timestamp USING at AT TIME ZONE 'UTC' | ALTER TABLE log ALTER at TYPE timestamptz USING at AT TIME ZONE 'UTC'",
                "UPDATE users SET age = age + 1 WHERE age < 1000 | UPDATE users SET age = age - 1 WHERE age < 1001",
                "ALTER TABLE orders ADD user_name text; UPDATE orders o SET user_name = first_name FROM users u WHERE u.id = o.user_id | ALTER TABLE orders DROP user_name",
                "CREATE TABLE archive AS SELECT * FROM log; DELETE FROM log | INSERT INTO log SELECT * FROM archive; DROP TABLE archive",
                "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.note := 'x'; RETURN NEW; END $$; CREATE TRIGGER t BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION f() | DROP TRIGGER t ON users; DROP FUNCTION f()",
                "CREATE MATERIALIZED VIEW m AS SELECT status, sum(total) FROM orders GROUP BY 1 | DROP MATERIALIZED VIEW m",
                "CREATE EXTENSION citext; ALTER TABLE users ALTER email TYPE citext | ALTER TABLE users ALTER email TYPE varchar(80); DROP EXTENSION citext",
                "DROP VIEW shouted; DROP VIEW names; CREATE VIEW names AS SELECT id, first_name, last_name FROM users; CREATE VIEW shouted AS SELECT id, upper(first_name) AS name FROM names | DROP VIEW shouted; DROP VIEW names; CREATE VIEW names AS SELECT id, first_name FROM users; CREATE VIEW shouted AS SELECT id, upper(first_name) AS name FROM names",
                "ALTER TABLE log RENAME TO old; CREATE TABLE log (line text, at timestamptz) PARTITION BY RANGE (at); CREATE TABLE log_all PARTITION OF log DEFAULT; INSERT INTO log SELECT * FROM old; DROP TABLE old | ALTER TABLE log RENAME TO parted; CREATE TABLE log (line text, at timestamptz); INSERT INTO log SELECT * FROM parted; DROP TABLE parted",
                "ALTER TABLE users ADD full_name text; UPDATE users SET full_name = concat(first_name, chr(9), last_name); ALTER TABLE users DROP first_name CASCADE | ALTER TABLE users ADD first_name text; UPDATE users SET first_name = split_part(full_name, chr(9), 1); ALTER TABLE users DROP full_name; ALTER TABLE users ALTER first_name SET NOT NULL; CREATE VIEW names AS SELECT id, first_name FROM users; CREATE VIEW shouted AS SELECT id, upper(first_name) AS name FROM names",
                "CREATE INDEX CONCURRENTLY i ON users (email) | DROP INDEX CONCURRENTLY i",
                "INSERT INTO users (first_name, last_name) VALUES ('a', 'b') | DELETE FROM users WHERE first_name = 'a' AND last_name = 'b'",
                "DO $$ DECLARE t text; BEGIN FOR t IN SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace LOOP EXECUTE format('ALTER TABLE %I ADD extra int', t); END LOOP; END $$ | DO $$ DECLARE t text; BEGIN FOR t IN SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace LOOP EXECUTE format('ALTER TABLE %I DROP extra', t); END LOOP; END $$",
            })
    void lossless(String up, String down) {
        Results results = change(up, down);
        results.passes(SURVIVES);
        assertThat(results.toString()).doesNotContain("note:");
    }

    @ParameterizedTest(name = "{0} / {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ALTER TABLE users DROP note | ALTER TABLE users ADD note text | users.note differs in | 002_change.up.sql:1:1",
                "DROP TABLE log | CREATE TABLE log (line text, at timestamptz) | 12 of 12 rows of log are gone | all are gone",
                "TRUNCATE log | SELECT 1 | 12 of 12 rows of log are gone | already after up there were only 0",
                "DELETE FROM log WHERE ctid <> (SELECT min(ctid) FROM log) | SELECT 1 | 11 of 12 rows of log are gone | line",
                "DELETE FROM orders WHERE status = 'cancelled' | SELECT 1 | rows of orders are gone | 'cancelled'",
                "DELETE FROM users WHERE note IS NULL | SELECT 1 | of users | of orders",
                "UPDATE users SET last_name = upper(last_name) | SELECT 1 | users.last_name differs in | became 'LAST_NAME 1'",
                "ALTER TABLE orders ALTER total TYPE int | ALTER TABLE orders ALTER total TYPE numeric(10,2) | orders.total differs in | became '1.00'",
                "ALTER TABLE log ALTER at TYPE date | ALTER TABLE log ALTER at TYPE timestamptz | log.at differs in | 00:00:00+00",
                "ALTER TABLE users ALTER email TYPE varchar(5) USING left(email, 5) | ALTER TABLE users ALTER email TYPE varchar(80) | users.email differs in | became 'email'",
                "UPDATE users SET note = '' WHERE note IS NULL; ALTER TABLE users ALTER note SET NOT NULL | ALTER TABLE users ALTER note DROP NOT NULL | users.note differs in | NULL became ''",
                "ALTER TABLE users ADD full_name text; UPDATE users SET full_name = concat(first_name, ' ', last_name); ALTER TABLE users DROP first_name CASCADE | ALTER TABLE users ADD first_name text NOT NULL DEFAULT ''; UPDATE users SET first_name = split_part(full_name, ' ', 1); ALTER TABLE users ALTER first_name DROP DEFAULT; ALTER TABLE users DROP full_name; CREATE VIEW names AS SELECT id, first_name FROM users; CREATE VIEW shouted AS SELECT id, upper(first_name) AS name FROM names | users.first_name differs | became 'first_name'",
                "DROP TYPE mood CASCADE | CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy'); ALTER TABLE users ADD mood mood | users.mood differs in | became NULL",
                "UPDATE users SET token = NULL | SELECT 1 | users.token differs | NULL",
                "CREATE FUNCTION wipe() RETURNS void LANGUAGE sql AS 'DELETE FROM log'; SELECT wipe() | DROP FUNCTION wipe() | of log are gone | all are gone",
                "DO $$ BEGIN EXECUTE concat('DELETE FROM ', 'l', 'og'); END $$ | SELECT 1 | of log are gone | all are gone",
                "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.updated_at := '2000-01-01'; RETURN NEW; END $$; CREATE TRIGGER t BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch(); UPDATE users SET age = age | DROP TRIGGER t ON users; DROP FUNCTION touch() | users.updated_at differs | '2000-01-01",
                "UPDATE log SET line = 'gone'; CREATE INDEX CONCURRENTLY i ON log (line) | DROP INDEX CONCURRENTLY i | log.line differs in | became 'gone'",
            })
    void lossy(String up, String down, String message, String detail) {
        change(up, down).fails(SURVIVES, "after up and down of 002_change", message, detail, "migration/data-survives");
    }

    @ParameterizedTest(name = "{0} / {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ALTER TABLE users ALTER note SET NOT NULL | ALTER TABLE users ALTER note DROP NOT NULL | column `note` of relation `users` contains null values",
                "ALTER TABLE users ADD UNIQUE (email) | ALTER TABLE users DROP CONSTRAINT users_email_key | could not create unique index",
                "CREATE UNIQUE INDEX i ON orders (user_id, status) | DROP INDEX i | could not create unique index",
                "ALTER TABLE users ALTER email TYPE varchar(10) | ALTER TABLE users ALTER email TYPE varchar(80) | value too long",
                "ALTER TABLE users ALTER age TYPE smallint | ALTER TABLE users ALTER age TYPE int | smallint out of range",
                "ALTER TABLE users ADD CHECK (age < 150) | ALTER TABLE users DROP CONSTRAINT users_age_check1 | is violated by some row",
                "ALTER TABLE orders ADD CHECK (total > 0) | ALTER TABLE orders DROP CONSTRAINT orders_total_check | is violated by some row",
                "ALTER TABLE users ADD boss_id int REFERENCES users; ALTER TABLE users ADD FOREIGN KEY (age) REFERENCES users | ALTER TABLE users DROP CONSTRAINT users_age_fkey; ALTER TABLE users DROP boss_id | violates foreign key constraint",
                "ALTER TABLE users ADD x int NOT NULL | ALTER TABLE users DROP x | as soon as users has a row",
                "CREATE TABLE n (note text NOT NULL); INSERT INTO n SELECT note FROM users | DROP TABLE n | null value in column",
            })
    void up_fails_on_rows_that_the_schema_allows(String up, String down, String message) {
        Results results = change(up, down);
        results.notes(SURVIVES, "up of 002_change fails", message.replace('`', '"'));
    }

    @Test
    void the_few_rows_that_matter_are_shown() {
        Results results =
                change("ALTER TABLE users ALTER note SET NOT NULL", "ALTER TABLE users ALTER note DROP NOT NULL");
        assertThat(results.noted(SURVIVES)).singleElement().satisfies(note -> {
            assertThat(note.detail())
                    .contains("Row: users: id 700002, note NULL")
                    .doesNotContain("700003");
            assertThat(String.valueOf(note.location())).endsWith("002_change.up.sql:1:1");
        });
    }

    @Test
    void what_is_expected_of_the_rows_can_be_said() {
        String sql = "-- confiture:expects support has filled them\nALTER TABLE users ALTER note SET NOT NULL;";
        Results results = change(sql, "ALTER TABLE users ALTER note DROP NOT NULL");
        assertThat(results.noted(SURVIVES)).singleElement().satisfies(note -> {
            assertThat(note.severity()).hasToString("INFO");
            assertThat(note.suggestion()).contains("support has filled them");
        });
        change("-- confiture:expects nothing\nALTER TABLE users ADD x int;", "ALTER TABLE users DROP x")
                .notes(SURVIVES, "runs on all rows that were tried");
    }

    @Test
    void a_declared_loss_passes_and_is_shown() {
        change("-- confiture:lossy nobody reads notes\nALTER TABLE users DROP note;", "ALTER TABLE users ADD note text")
                .notes(SURVIVES, "users.note differs in", "as declared: nobody reads notes");
        change(
                        "ALTER TABLE users DROP note;",
                        "-- confiture:lossy nobody reads notes\nALTER TABLE users ADD note text;")
                .notes(SURVIVES, "as declared: nobody reads notes");
    }

    @Test
    void a_declaration_needs_a_reason_and_must_be_true() {
        change("-- confiture:lossy\nALTER TABLE users DROP note;", "ALTER TABLE users ADD note text")
                .fails(SURVIVES, "a declaration without a reason", "002_change.up.sql:1:1", "users.note differs in");
        change("-- confiture:lossy just in case\nALTER TABLE users ADD x int;", "ALTER TABLE users DROP x")
                .notes(SURVIVES, "is declared lossy, and all", "the same after up and down");
    }

    @Test
    void rows_of_the_user_count_as_well() {
        project.file(
                "db/migrations/002_change.data.sql",
                "INSERT INTO users (id, first_name, last_name, email) VALUES (5, 'Jean Luc', 'Picard', 'jl@example.com');");
        Results results =
                change("UPDATE users SET email = 'x' WHERE id = 5;", "UPDATE users SET email = NULL WHERE id = 5;");
        results.fails(SURVIVES, "users.email differs in 1 of 13 rows", "id 5: 'jl@example.com' became NULL");

        change(
                        "ALTER TABLE users ADD CHECK (first_name <> 'Jean Luc')",
                        "ALTER TABLE users DROP CONSTRAINT users_first_name_check")
                .fails(
                        SURVIVES,
                        "up of 002_change fails on the rows of its .data.sql file",
                        "is violated by some row",
                        "migration/fixture");
    }

    @Test
    void many_rows_of_the_user_are_compared_one_by_one() {
        project.settings("migration:\n  data:\n    rows: 0\n")
                .file(
                        "db/migrations/002_change.data.sql",
                        "INSERT INTO log SELECT 'line ' || n, '2026-01-01' FROM generate_series(1, 20000) n;");
        change("DELETE FROM log WHERE line <> 'line 7'", "SELECT 1")
                .fails(SURVIVES, "19999 of 20000 rows of log are gone", "already after up there were only 1");
        change("UPDATE log SET line = 'line 7.0' WHERE line = 'line 7'", "SELECT 1")
                .fails(SURVIVES, "log.line differs in 1 of 20000 rows", "'line 7' became 'line 7.0'");
        change("ALTER TABLE log ADD n int", "ALTER TABLE log DROP n").passes(SURVIVES);
    }

    @Test
    void rows_of_the_user_that_cannot_be_put_in_are_a_failure() {
        project.file("db/migrations/002_change.data.sql", "INSERT INTO users (id) VALUES (1);");
        change("ALTER TABLE users ADD x int", "ALTER TABLE users DROP x")
                .fails(SURVIVES, "null value in column \"first_name\"", "002_change.data.sql:1:1", "migration/fixture");
    }

    @Test
    void rows_without_a_migration_are_a_stray_file() {
        project.file("db/migrations/009_no.data.sql", "SELECT 1;");
        project.run("migrations/chain/files").fails("migrations/chain/files", "009_no.data.sql");
    }

    @ParameterizedTest
    @CsvSource({
        "V1__a.sql,V2__b.sql,U2__b.sql,V2__b.data,V2__b",
        "20240101000000_a.up.sql,20240102000000_b.up.sql,20240102000000_b.down.sql,20240102000000_b.data.sql,20240102000000_b",
        "2024-01-01-000000_a/up.sql,2024-01-02-000000_b/up.sql,2024-01-02-000000_b/down.sql,2024-01-02-000000_b/data.sql,2024-01-02-000000_b"
    })
    void rows_of_the_user_are_no_migration_in_any_layout(
            String first, String up, String down, String data, String id, @TempDir Path other) {
        String folder = "db/migrations/";
        TestProject elsewhere = new TestProject(other)
                .settings("migration:\n  require_down: false\n")
                .file(folder + first, "CREATE TABLE a (n int PRIMARY KEY, t text);")
                .file(folder + up, "UPDATE a SET t = 'x' WHERE n = 1;")
                .file(folder + down, "UPDATE a SET t = NULL WHERE n = 1;")
                .file(folder + data, "INSERT INTO a VALUES (1, 'mine');");
        Results results = elsewhere.run();
        results.fails("migrations/" + id + "/data-survives", "n 1: 'mine' became NULL")
                .passes("migrations/chain/files");
        assertThat(results.byId().keySet().stream().filter(check -> check.endsWith("/up")))
                .hasSize(2);
    }

    @Test
    void rows_for_no_migration_are_a_stray_file_in_other_layouts(@TempDir Path other) {
        new TestProject(other)
                .file("db/migrations/V1__a.sql", "CREATE TABLE a (n int PRIMARY KEY, t text);")
                .file("db/migrations/V1__b.data", "INSERT INTO a VALUES (1, 'mine');")
                .run("migrations/chain/files")
                .fails("migrations/chain/files", "V1__b.data holds rows for a migration that does not exist");
    }

    @Test
    void without_generated_rows_only_the_users_are_used() {
        project.settings("migration:\n  data:\n    rows: 0\n");
        change("ALTER TABLE users DROP note", "ALTER TABLE users ADD note text")
                .skips(SURVIVES, "migration.data.rows is 0");
    }

    @Test
    void nothing_that_existed_is_touched() {
        change("CREATE TABLE fresh (id int)", "DROP TABLE fresh")
                .skips(SURVIVES, "touches no table that existed before");
        project.run("migrations/001_ground/data-survives")
                .skips("migrations/001_ground/data-survives", "touches no table");
    }

    @Test
    void without_a_way_back_up_is_still_tried_on_rows() {
        project.up(
                        "002_change",
                        "-- confiture:irreversible the old system is gone\nALTER TABLE users ALTER note SET NOT NULL;")
                .run(SURVIVES)
                .notes(SURVIVES, "contains null values");
        project.up("002_change", "-- confiture:irreversible the old system is gone\nALTER TABLE users ADD x int;")
                .run(SURVIVES)
                .skips(SURVIVES, "the old system is gone");
    }

    @Test
    void what_fails_anyway_is_reported_there() {
        change("ALTER TABLE users ADD x int", "ALTER TABLE users DROP y").aborts(SURVIVES, "see down");
        change("ALTER TABLE users ADD y no_type", "SELECT 1").aborts(SURVIVES, "up script");
        change("ALTER TABLE users DROP note", "SELECT 1").aborts(SURVIVES, "users.note", "see round trip");
    }

    @Test
    void a_table_that_cannot_be_filled_is_named() {
        project.up("001_ground", GROUND + "CREATE TABLE never (a int NOT NULL CHECK (a > 3 AND a < 2));");
        change("ALTER TABLE never ADD b int", "ALTER TABLE never DROP b")
                .skips(SURVIVES, "there are no rows to compare", "never", "no values were found that satisfy");
        change(
                        "ALTER TABLE never ADD b int; ALTER TABLE log ADD b int",
                        "ALTER TABLE never DROP b; ALTER TABLE log DROP b")
                .notes(SURVIVES, "never gets no rows", "no values were found");
    }

    @Test
    void numbers_of_sequences_are_not_used_up() {
        project.up(
                        "003_after",
                        "INSERT INTO users (first_name, last_name) VALUES ('a', 'b');\nDO $$ BEGIN ASSERT (SELECT id FROM users) = 1; END $$;")
                .down("003_after", "DELETE FROM users;");
        change(
                "ALTER TABLE users ADD x int; INSERT INTO users (first_name, last_name) VALUES ('c', 'd'); DELETE FROM users WHERE first_name = 'c'; ALTER SEQUENCE users_id_seq RESTART",
                "ALTER TABLE users DROP x");
        project.run().passes("migrations/003_after/up");
    }

    @Test
    void a_time_that_a_trigger_writes_at_each_update_is_no_loss() {
        project.up(
                "001_ground",
                GROUND
                        + "CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.updated_at := now(); RETURN NEW; END $$;"
                        + "CREATE TRIGGER stamp BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION stamp();");
        change("ALTER TABLE users ADD x int; UPDATE users SET x = 1", "ALTER TABLE users DROP x")
                .notes(SURVIVES, "triggers set users.updated_at when 002_change updates rows");
        change("UPDATE users SET note = 'x'", "SELECT 1").fails(SURVIVES, "users.note differs in");
    }

    @Test
    void rows_that_cannot_be_read_are_not_put_in() {
        project.up(
                "001_ground",
                GROUND + "CREATE TABLE v (a int NOT NULL, b int GENERATED ALWAYS AS (a * 2000000) VIRTUAL);");
        change("ALTER TABLE v ADD c int; UPDATE v SET c = b", "ALTER TABLE v DROP c")
                .passes(SURVIVES);
    }

    @Test
    void a_script_that_claims_it_can_be_run_twice() {
        String claim = "-- confiture:idempotent\n";
        String twice = "migrations/002_change/idempotent";
        project.up(
                        "002_change",
                        claim + "CREATE TABLE IF NOT EXISTS x ();\nALTER TABLE users ADD COLUMN IF NOT EXISTS y int;")
                .down("002_change", claim + "DROP TABLE IF EXISTS x;\nALTER TABLE users DROP COLUMN IF EXISTS y;")
                .run()
                .passes(twice, SURVIVES);
        project.up("002_change", claim + "CREATE TABLE x ();")
                .down("002_change", "DROP TABLE x;")
                .run(twice)
                .fails(twice, "the second up of 002_change fails", "already exists", "002_change.up.sql:2:1");
        project.up("002_change", claim + "UPDATE users SET age = age + 1 WHERE age < 100;")
                .down("002_change", "SELECT 1;")
                .run(twice)
                .fails(twice, "the second up of 002_change changes something", "users", "age differs in");
        project.up("002_change", claim + "INSERT INTO log VALUES ('x', now());")
                .down("002_change", "SELECT 1;")
                .run(twice)
                .fails(twice, "log: 1 row more after the second up");
        project.up("002_change", claim + "UPDATE users SET note = upper(note);")
                .down("002_change", "SELECT 1;")
                .run(twice)
                .passes(twice);
        project.up("002_change", claim + "ALTER TABLE users ADD CHECK (age < 500);")
                .down("002_change", "ALTER TABLE users DROP CONSTRAINT users_age_check1;")
                .run(twice)
                .fails(twice, "changes something", "only in second up");
        project.up("002_change", "CREATE TABLE x ();")
                .down("002_change", claim + "DROP TABLE x;")
                .run(twice)
                .fails(twice, "the second down of 002_change fails");
    }
}
