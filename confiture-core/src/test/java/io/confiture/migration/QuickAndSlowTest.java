package io.confiture.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.catalog.CatalogReader;
import io.confiture.catalog.ReaderOptions;
import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.migration.code.CodeRunner;
import io.confiture.migration.data.Survival;
import io.confiture.migration.layout.MigrationFiles;
import io.confiture.postgres.FailureFinding;
import io.confiture.postgres.Line;
import io.confiture.postgres.Prerequisites;
import io.confiture.postgres.ScriptExecutor;
import io.confiture.postgres.ScriptListener;
import io.confiture.postgres.ScriptOptions;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One rolled-back transaction never gives another verdict than copies in which everything is committed. */
class QuickAndSlowTest {

    private static final String GROUND = """
            CREATE TABLE p (id serial PRIMARY KEY, name varchar(10) UNIQUE);
            CREATE TABLE c (p int REFERENCES p DEFERRABLE INITIALLY DEFERRED);
            CREATE TYPE mood AS ENUM ('sad');
            CREATE SEQUENCE s;
            INSERT INTO p (name) VALUES ('one');
            """;

    private static Servers servers;

    private Path temp;

    @BeforeEach
    void a_folder(@TempDir Path folder) {
        temp = folder;
    }

    @BeforeAll
    static void servers() {
        servers = Servers.of(ServerChoice.embedded());
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @ParameterizedTest(name = "{0} / {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "CREATE TABLE a () | DROP TABLE a",
                "CREATE TABLE a () | SELECT 1",
                "CREATE TABLE a () | DROP TABLE b",
                "CREATE TABLE a () | -- empty",
                "CREATE TABLE a (); CREATE INDEX i ON p (name) | DROP TABLE a",
                "ALTER TABLE p ADD x int DEFAULT 1 NOT NULL | ALTER TABLE p DROP x",
                "ALTER TABLE p ALTER name TYPE text | ALTER TABLE p ALTER name TYPE varchar(10)",
                "ALTER TABLE p DROP CONSTRAINT p_name_key | ALTER TABLE p ADD UNIQUE (name)",
                "ALTER TABLE p DROP CONSTRAINT p_name_key | ALTER TABLE p ADD CONSTRAINT u UNIQUE (name)",
                "INSERT INTO p (name) VALUES ('two') | DELETE FROM p WHERE name = 'two'",
                "INSERT INTO p (name) VALUES ('two') | SELECT 1",
                "INSERT INTO c VALUES (7) | DELETE FROM c",
                "INSERT INTO c VALUES (7); INSERT INTO p VALUES (7) | DELETE FROM c; DELETE FROM p WHERE id = 7",
                "INSERT INTO p VALUES (7); INSERT INTO c VALUES (7) | DELETE FROM p WHERE id = 7",
                "INSERT INTO p VALUES (7); INSERT INTO c VALUES (7) | DELETE FROM p WHERE id = 7; DELETE FROM c",
                "CREATE TEMP TABLE t (); CREATE TABLE a () | DROP TABLE a; DROP TABLE t",
                "CREATE TEMP TABLE t (); CREATE TABLE a () | DROP TABLE a",
                "CREATE TEMP TABLE t ON COMMIT DROP AS SELECT 1 | SELECT 1",
                "SELECT nextval('s') | DO $$ BEGIN PERFORM currval('s'); END $$",
                "SELECT nextval('s') | SELECT nextval('s')",
                "SET search_path = pg_temp; SELECT 1 | CREATE TABLE a ()",
                "SET my.x = 'y'; CREATE TABLE a () | DO $$ BEGIN IF current_setting('my.x', true) = 'y' THEN DROP TABLE a; END IF; END $$",
                "SET LOCAL search_path = ''; CREATE TABLE public.a () | DROP TABLE a",
                "SELECT set_config('search_path', '', true); CREATE TABLE public.a () | DROP TABLE a",
                "SET default_transaction_read_only = on | CREATE TABLE a ()",
                "PREPARE q AS SELECT 1 | EXECUTE q",
                "DECLARE d CURSOR WITH HOLD FOR SELECT 1 | FETCH d",
                "ALTER TYPE mood ADD VALUE 'ok' | SELECT 1",
                "ALTER TYPE mood ADD VALUE IF NOT EXISTS 'ok'; CREATE TABLE a (m mood DEFAULT 'ok') | DROP TABLE a",
                "ALTER TYPE mood RENAME VALUE 'sad' TO 'ok' | ALTER TYPE mood RENAME VALUE 'ok' TO 'sad'",
                "CREATE INDEX CONCURRENTLY i ON p (name) | DROP INDEX i",
                "BEGIN; CREATE TABLE a (); COMMIT | DROP TABLE a",
                "CREATE TABLE a (); COMMIT | DROP TABLE a",
                "BEGIN; CREATE TABLE a () | SELECT 1",
                "CREATE TABLE a (); ROLLBACK | SELECT 1",
                "SAVEPOINT x; CREATE TABLE a () | ROLLBACK TO x",
                "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE; CREATE TABLE a () | DROP TABLE a",
                "SET CONSTRAINTS ALL IMMEDIATE; INSERT INTO c VALUES (8) | DELETE FROM c",
                "DO $$ BEGIN CREATE TABLE a (); COMMIT; END $$ | DROP TABLE a",
                "CREATE PROCEDURE q() LANGUAGE plpgsql AS $$ BEGIN COMMIT; END $$; CALL q() | DROP PROCEDURE q()",
                "CREATE TABLE a () | DO $$ BEGIN RAISE EXCEPTION 'never'; END $$",
                "SELECT pg_terminate_backend(pg_backend_pid()) | SELECT 1",
                "CREATE TABLE a () | SELECT pg_terminate_backend(pg_backend_pid())",
                "CREATE TABLE a () | SELECT pg_sleep(20)",
                "LOCK TABLE p; CREATE TABLE a () | DROP TABLE a",
                "SELECT pg_advisory_lock(1) | SELECT pg_advisory_unlock(1)",
                "CREATE ROLE quick_or_slow; CREATE TABLE a () | DROP TABLE a; DROP ROLE quick_or_slow",
                "CREATE ROLE quick_or_slow; CREATE TABLE a () | DROP TABLE a",
                "TRUNCATE p RESTART IDENTITY CASCADE; INSERT INTO p (name) VALUES ('x'); INSERT INTO c VALUES (1) | SELECT 1",
                "CREATE EXTENSION pg_trgm; CREATE INDEX i ON p USING gin (name gin_trgm_ops) | DROP EXTENSION pg_trgm CASCADE",
                "DROP SCHEMA public CASCADE | CREATE SCHEMA public",
                "CREATE TABLE a (id int) PARTITION BY RANGE (id); CREATE TABLE a1 PARTITION OF a DEFAULT | DROP TABLE a",
            })
    void agree(String up, String down) throws IOException {
        write("001_ground.up.sql", GROUND);
        write("001_ground.down.sql", "-- stays\n");
        write("002_change.up.sql", up.replace("; ", ";\n"));
        write("002_change.down.sql", down.replace("; ", ";\n"));
        // Numbers that the rolled-back trial must not have used up.
        write("003_after.up.sql", "INSERT INTO p (name) VALUES ('after');\nINSERT INTO c SELECT max(id) FROM p;");
        write("003_after.down.sql", "DO $$ BEGIN RAISE 'id %, s %', (SELECT max(id) FROM p), nextval('s'); END $$;");

        assertThat(verdicts(true)).isEqualTo(verdicts(false));
    }

    private List<String> verdicts(boolean quick) {
        MigrationSet set = MigrationFiles.discover(temp, temp, LayoutSettings.defaults());
        ScriptExecutor executor =
                new ScriptExecutor(ScriptOptions.defaults().withStatementTimeout(Duration.ofMillis(500)));
        FailureFinding failures = new FailureFinding(List::of);
        Line line = new Line(
                () -> servers, quick ? "quick" : "slow", () -> true, new Prerequisites(List.of(), executor, failures));
        CatalogReader reader = new CatalogReader(ReaderOptions.defaults().includingRoles());
        List<String> verdicts = new ArrayList<>();
        try (Chain chain = new Chain(
                set,
                line,
                executor,
                new CodeRunner(Duration.ofMinutes(1), Map.of()),
                () -> reader,
                failures,
                s -> ScriptListener.NONE,
                new Survival(4, executor, failures),
                quick)) {
            for (Migration migration : set.migrations().subList(1, 3)) {
                Rehearsal rehearsal = chain.rehearse(migration);
                for (Part part : Part.of(migration)) {
                    verdicts.add(part + " " + words(part, rehearsal.of(part)));
                }
            }
            verdicts.add(chain.replay().toString());
        }
        return verdicts;
    }

    private static String words(Part part, Outcome outcome) {
        // In the quick way locks tell that no table was touched; in the slow one rows are put into all to be sure.
        if (part == Part.DATA_SURVIVES && outcome instanceof Outcome.Skipped) {
            return Outcome.passed().toString();
        }
        if (outcome instanceof Outcome.Failed failed) {
            return "failed " + failed.findings().stream().map(Finding::toString).toList();
        }
        return outcome.toString();
    }

    private void write(String name, String sql) throws IOException {
        Files.writeString(temp.resolve(name), sql);
    }
}
