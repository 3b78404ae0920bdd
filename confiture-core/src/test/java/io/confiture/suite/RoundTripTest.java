package io.confiture.suite;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as the same after up and down, and what does not. */
class RoundTripTest {

    private static final String GROUND = """
            CREATE TYPE mood AS ENUM ('sad', 'ok');
            CREATE TABLE p (id int PRIMARY KEY);
            CREATE TABLE t (
              id int PRIMARY KEY,
              name varchar(20) NOT NULL DEFAULT 'x',
              born timestamp,
              p int CONSTRAINT t_p REFERENCES p ON DELETE CASCADE,
              age int,
              CONSTRAINT adult CHECK (age > 17));
            CREATE INDEX t_name ON t (name);
            CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN new; END $$;
            CREATE FUNCTION g(a int) RETURNS int LANGUAGE sql AS 'SELECT a + 1';
            CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
            CREATE VIEW v AS SELECT id, name FROM t;
            CREATE SEQUENCE s;
            COMMENT ON TABLE t IS 'old';
            GRANT SELECT ON t TO PUBLIC;
            """;

    private Path temp;

    @BeforeEach
    void a_folder(@TempDir Path folder) {
        temp = folder;
    }

    private Results run(String up, String down) {
        return new TestProject(temp)
                .up("001_ground", GROUND)
                .down(
                        "001_ground",
                        "DROP SCHEMA public CASCADE; CREATE SCHEMA public; "
                                + "ALTER SCHEMA public OWNER TO pg_database_owner; GRANT USAGE ON SCHEMA public TO PUBLIC;"
                                + "COMMENT ON SCHEMA public IS 'standard public schema';")
                .up("002_change", up)
                .down("002_change", down)
                .run("migrations/002_change");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "constraint under another name | ALTER TABLE t DROP CONSTRAINT adult | ALTER TABLE t ADD CHECK (age > 17) | constraint public.t.adult: name",
                "lost NOT NULL | ALTER TABLE t ALTER name DROP NOT NULL | SELECT 1 | column public.t.name: not null",
                "lost DEFAULT | ALTER TABLE t ALTER name DROP DEFAULT | SELECT 1 | column public.t.name: default",
                "other DEFAULT | ALTER TABLE t ALTER name SET DEFAULT 'y' | ALTER TABLE t ALTER name SET DEFAULT 'z' | column public.t.name: default",
                "varchar to text | ALTER TABLE t ALTER age TYPE bigint | ALTER TABLE t ALTER age TYPE int; ALTER TABLE t ALTER p TYPE bigint | column public.t.p: type",
                "view in the way | DROP VIEW v; ALTER TABLE t ALTER name TYPE text; CREATE VIEW v AS SELECT id, name FROM t | SELECT 1 | column public.t.name: type",
                "timestamptz | ALTER TABLE t ALTER born TYPE timestamptz | ALTER TABLE t ALTER born TYPE timestamp(0) | column public.t.born: type",
                "foreign key action | ALTER TABLE t DROP CONSTRAINT t_p | ALTER TABLE t ADD CONSTRAINT t_p FOREIGN KEY (p) REFERENCES p | constraint public.t.t_p: definition",
                "index | DROP INDEX t_name | SELECT 1 | index public.t.t_name",
                "index of another kind | DROP INDEX t_name | CREATE UNIQUE INDEX t_name ON t (name) | index public.t.t_name",
                "trigger | DROP TRIGGER tr ON t | SELECT 1 | trigger public.t.tr",
                "disabled trigger | ALTER TABLE t DISABLE TRIGGER tr | SELECT 1 | trigger public.t.tr",
                "function | DROP FUNCTION g(int) | SELECT 1 | function public.g(",
                "function body | CREATE OR REPLACE FUNCTION g(a int) RETURNS int LANGUAGE sql AS 'SELECT a + 2' | SELECT 1 | function public.g(",
                "grant | REVOKE SELECT ON t FROM PUBLIC | SELECT 1 | table public.t: grants",
                "too much granted | REVOKE SELECT ON t FROM PUBLIC | GRANT ALL ON t TO PUBLIC | table public.t: grants",
                "enum label | ALTER TYPE mood ADD VALUE 'great' | SELECT 1 | enum type public.mood: labels",
                "extension | CREATE EXTENSION pg_trgm | SELECT 1 | extension pg_trgm: only in after down",
                "owner | ALTER TABLE t OWNER TO pg_monitor | SELECT 1 | table public.t: owner",
                "comment | COMMENT ON TABLE t IS 'new' | COMMENT ON TABLE t IS NULL | table public.t: comment",
                "sequence | ALTER SEQUENCE s INCREMENT 2 | SELECT 1 | sequence public.s: increment",
                "view text | CREATE OR REPLACE VIEW v AS SELECT id, name FROM t WHERE id > 0 | SELECT 1 | view public.v",
                "row security | ALTER TABLE t ENABLE ROW LEVEL SECURITY | SELECT 1 | table public.t: row",
                "left behind | CREATE TABLE new (); CREATE TABLE newer () | DROP TABLE newer | table public.new: only in after down",
                "schema | CREATE SCHEMA app | SELECT 1 | schema app: only in after down",
            })
    void sees_what_did_not_come_back(String name, String up, String down, String difference) {
        run(up, down)
                .passes("migrations/002_change/up", "migrations/002_change/down")
                .fails("migrations/002_change/round-trip", difference.strip(), "db/migrations/002_change.", ":1:");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "white space in a body | CREATE OR REPLACE FUNCTION g(a int) RETURNS int LANGUAGE sql AS 'SELECT a + 2' | CREATE OR REPLACE FUNCTION g(a int) RETURNS int LANGUAGE sql AS '  SELECT a   + 1 '",
                "option spelled out | DROP VIEW v | CREATE VIEW v WITH (security_invoker=false) AS SELECT id, name FROM t",
                "constraint text | ALTER TABLE t DROP CONSTRAINT adult | ALTER TABLE t ADD CONSTRAINT adult CHECK ((age) > (17))",
                "array cast | ALTER TABLE t ADD CHECK (name IN ('a', 'b')) | ALTER TABLE t DROP CONSTRAINT t_name_check",
                "index made again | DROP INDEX t_name | CREATE INDEX t_name ON t USING btree (name)",
                "type and back | ALTER TABLE t ALTER age TYPE bigint | ALTER TABLE t ALTER age TYPE int",
                "renamed and back | ALTER TABLE t RENAME TO u | ALTER TABLE u RENAME TO t",
                "extension and back | CREATE EXTENSION pg_trgm | DROP EXTENSION pg_trgm",
                "default privileges | ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC | ALTER DEFAULT PRIVILEGES REVOKE SELECT ON TABLES FROM PUBLIC",
                "column at the end | ALTER TABLE t ADD COLUMN z int | ALTER TABLE t DROP COLUMN z",
                "sequence numbers | SELECT nextval('s') | SELECT 1",
            })
    void passes_what_is_the_same(String name, String up, String down) {
        run(up, down)
                .passes("migrations/002_change/up", "migrations/002_change/down", "migrations/002_change/round-trip");
    }

    @org.junit.jupiter.api.Test
    void another_order_of_columns_is_a_note() {
        run("ALTER TABLE t DROP COLUMN born", "ALTER TABLE t ADD COLUMN born timestamp")
                .notes("migrations/002_change/round-trip", "another order", "public.t");
    }

    @org.junit.jupiter.api.Test
    void two_labels_cannot_trade_places_unseen() {
        run("ALTER TYPE mood RENAME VALUE 'ok' TO 'fine'", "ALTER TYPE mood RENAME VALUE 'fine' TO 'OK'")
                .fails("migrations/002_change/round-trip", "enum type public.mood: labels", "'ok'", "'OK'");
    }
}
