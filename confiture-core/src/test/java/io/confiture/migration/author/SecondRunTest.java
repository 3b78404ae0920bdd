package io.confiture.migration.author;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.check.Finding;
import io.confiture.check.Severity;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a script's text tells of its second run; {@code SecondRunOnServerTest} holds the same scripts against a server. */
class SecondRunTest {

    private static List<Finding> findings(String sql) {
        Path file = Path.of("/x.sql");
        return SecondRun.of(SqlScript.parse(SqlSource.of(file, "x.sql", sql)).statements());
    }

    private static List<Finding> bad(String sql) {
        return findings(sql).stream().filter(f -> f.severity() != Severity.INFO).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // The eighteen of the original, and those that it misses.
                "CREATE TABLE t (id int)",
                "create   unlogged\n table t (id int)",
                "CREATE TEMP TABLE t (id int)",
                "CREATE TABLE \"Odd name\" (id int)",
                "CREATE TABLE app.t AS SELECT 1",
                "SELECT 1 AS a INTO t",
                "CREATE INDEX i ON t (a)",
                "CREATE UNIQUE INDEX i ON t (a)",
                "CREATE INDEX ON t (a)",
                "CREATE INDEX CONCURRENTLY i ON t (a)",
                "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1'",
                "CREATE VIEW v AS SELECT 1",
                "CREATE MATERIALIZED VIEW v AS SELECT 1",
                "CREATE TYPE y AS ENUM ('a')",
                "CREATE DOMAIN d AS int",
                "CREATE EXTENSION x",
                "CREATE SCHEMA s",
                "CREATE SEQUENCE s",
                "CREATE ROLE r",
                "CREATE TRIGGER g BEFORE INSERT ON t EXECUTE FUNCTION f()",
                "CREATE POLICY p ON t",
                "ALTER TABLE t ADD COLUMN a int",
                "ALTER TABLE t ADD a int",
                "ALTER TABLE ONLY app.t ADD COLUMN IF NOT EXISTS a int, ADD COLUMN b int",
                "ALTER TABLE t ADD PRIMARY KEY (a)",
                "ALTER TABLE t ADD UNIQUE (a)",
                "ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0)",
                "ALTER TABLE t DROP COLUMN a",
                "ALTER TABLE t DROP a",
                "ALTER TABLE t DROP CONSTRAINT c",
                "ALTER TABLE t RENAME TO u",
                "ALTER TABLE t RENAME a TO b",
                "ALTER TABLE t RENAME COLUMN a TO b",
                "ALTER INDEX i RENAME TO j",
                "ALTER TABLE t SET SCHEMA s",
                "ALTER TABLE t ATTACH PARTITION p DEFAULT",
                "ALTER TABLE t ALTER COLUMN a ADD GENERATED ALWAYS AS IDENTITY",
                "ALTER TABLE t ALTER a DROP IDENTITY",
                "ALTER TYPE y ADD VALUE 'b'",
                "ALTER TYPE y RENAME VALUE 'a' TO 'b'",
                "DROP TABLE t",
                "DROP TABLE app.t CASCADE",
                "DROP INDEX CONCURRENTLY i",
                "DROP FUNCTION f(int)",
                "DROP VIEW v",
                "DROP TYPE y",
                "DROP SCHEMA s",
                "DROP SEQUENCE s RESTRICT",
                "DROP TRIGGER g ON t",
                "INSERT INTO t VALUES (1)",
                "WITH a AS (SELECT 1) INSERT INTO t SELECT * FROM a",
                "COPY t FROM stdin;\n1\n\\.\n",
                "DO $$ BEGIN CREATE TABLE t (id int); END $$",
                "SELECT 'a -- no comment'; CREATE TABLE t (id int)",
                "CREATE TABLE IF NOT EXISTS t (id int); CREATE INDEX i ON t (id)",
                "CREATE TABLE t (id int) \\; SELECT 1",
                "DROP TABLE IF EXISTS u; CREATE TABLE t (id int)",
                "CREATE TABLE t (id int); DROP TABLE t; CREATE TABLE t (id int)",
            })
    void sees_what_a_second_run_meets(String sql) {
        assertThat(bad(sql)).isNotEmpty().allSatisfy(f -> {
            assertThat(f.location()).isNotNull();
            assertThat(f.suggestion()).isNotBlank();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE IF NOT EXISTS t (id int)",
                "CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON t (a)",
                "CREATE UNIQUE INDEX IF NOT EXISTS i ON t (a)",
                "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1; CREATE TABLE x (); $$",
                "CREATE OR REPLACE VIEW v AS SELECT 1",
                "CREATE OR REPLACE TEMP VIEW v AS SELECT 1",
                "CREATE TEMP TABLE t (id int) ON COMMIT DROP",
                "ALTER TABLE app.users ADD COLUMN IF NOT EXISTS a int",
                "ALTER TABLE t ADD IF NOT EXISTS a int",
                "ALTER TABLE t DROP COLUMN IF EXISTS a, DROP CONSTRAINT IF EXISTS c",
                "ALTER TABLE t DROP CONSTRAINT IF EXISTS c, ADD CONSTRAINT c CHECK (a > 0)",
                "ALTER TABLE t DROP CONSTRAINT IF EXISTS c; ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0)",
                "ALTER TABLE t ALTER COLUMN a SET NOT NULL, ALTER COLUMN b TYPE text, ENABLE ROW LEVEL SECURITY",
                "ALTER TABLE t OWNER TO me",
                "ALTER TYPE y ADD VALUE IF NOT EXISTS 'b'",
                "DROP TABLE IF EXISTS t, u CASCADE",
                "DROP INDEX CONCURRENTLY IF EXISTS i",
                "DROP TYPE IF EXISTS y; CREATE TYPE y AS ENUM ('a')",
                "DROP TRIGGER IF EXISTS g ON t; CREATE TRIGGER g BEFORE INSERT ON t EXECUTE FUNCTION f()",
                "DROP POLICY IF EXISTS p ON t; CREATE POLICY p ON t",
                "DROP VIEW v; CREATE VIEW v AS SELECT 1",
                "CREATE TABLE tmp (id int); DROP TABLE tmp",
                "DROP TABLE IF EXISTS t; CREATE TABLE t (id int); CREATE INDEX i ON t (id); ALTER TABLE t ADD b int",
                "DROP SCHEMA IF EXISTS s CASCADE; CREATE SCHEMA s; CREATE TABLE s.t (id int); CREATE INDEX i ON s.t (id)",
                "DROP TABLE IF EXISTS public.t; CREATE TABLE t (id int)",
                "INSERT INTO t VALUES (1) ON CONFLICT DO NOTHING",
                "INSERT INTO t SELECT 1 WHERE NOT EXISTS (SELECT FROM t)",
                "TRUNCATE t; INSERT INTO t VALUES (1); INSERT INTO t VALUES (2)",
                "DELETE FROM t; COPY t FROM stdin;\n1\n\\.\n",
                "COPY t TO stdout",
                "GRANT SELECT ON t TO me; COMMENT ON TABLE t IS 'CREATE TABLE x'; SET search_path = s",
                "-- CREATE TABLE old (id int);\nSELECT 1",
                "/* DROP TABLE t; */ SELECT 'DROP TABLE t;'",
                "SELECT $a$ CREATE TABLE t (); $$ $a$",
                "DO $$ BEGIN CREATE TABLE IF NOT EXISTS t (id int); END $$",
                "SELECT a FROM t",
            })
    void accuses_nothing_that_runs_twice(String sql) {
        assertThat(bad(sql)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DO $$ BEGIN CREATE TYPE y AS ENUM ('a'); EXCEPTION WHEN duplicate_object THEN NULL; END $$",
                "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_type) THEN CREATE TYPE y AS ENUM ('a'); END IF; END $$",
                "DO $$ DECLARE x int; BEGIN x := 1; END $$",
                "DO 'BEGIN NULL; END'",
                "CALL p()",
                "UPDATE t SET n = n + 1",
            })
    void says_what_it_cannot_see(String sql) {
        assertThat(findings(sql)).singleElement().satisfies(f -> {
            assertThat(f.severity()).isEqualTo(Severity.INFO);
            assertThat(f.message()).contains("idempotent");
        });
    }

    @Test
    void names_the_place_inside_a_do_block() {
        assertThat(bad("SELECT 1;\nDO $x$\nBEGIN\n  PERFORM 1;\n  CREATE TABLE t (id int);\nEND\n$x$;"))
                .singleElement()
                .satisfies(f -> assertThat(String.valueOf(f.location())).isEqualTo("x.sql:5:3"));
    }

    @Test
    void tells_each_statement_once() {
        assertThat(bad("CREATE UNIQUE INDEX i ON t (a);\nALTER TABLE t RENAME TO u;\nCREATE TABLE x (id int);"))
                .hasSize(3);
    }
}
