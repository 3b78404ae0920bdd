package io.confiture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.postgres.ChildJvm;
import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.Query;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import io.confiture.suite.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands that run migrations do to a real database, say, and end with. */
class MigrateRunCommandTest {

    @SuppressWarnings("NullAway.Init")
    private static Servers servers;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path root;

    @SuppressWarnings("NullAway.Init")
    private TestProject project;

    @SuppressWarnings("NullAway.Init")
    private Database database;

    @SuppressWarnings("NullAway.Init")
    private Session observer;

    @BeforeAll
    static void start() {
        servers = Servers.of(ServerChoice.embedded());
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @BeforeEach
    void begin() {
        database = servers.server().create(DatabaseSettings.defaults());
        observer = database.connect();
        project = new TestProject(root);
        pair("001_a", "CREATE TABLE a (id int);", "DROP TABLE a;");
        pair("002_b", "CREATE TABLE b (id int);", "DROP TABLE b;");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void pair(String id, String up, String down) {
        project.up(id, up).down(id, down);
    }

    private CommandRun migrate(String... arguments) {
        List<String> all = new ArrayList<>(List.of("migrate"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--database-url", database.jdbcUrl()));
        all.add(root.toString());
        return CommandRun.of(all);
    }

    private @Nullable String tables() {
        return new Query(observer)
                .value(
                        "SELECT string_agg(relname, ' ' ORDER BY relname) FROM pg_class"
                                + " WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname NOT LIKE 'tb_confiture%'");
    }

    @Test
    void goes_up_and_down_and_says_what_it_does() {
        migrate("up")
                .endsWith(ExitCode.OK)
                .says("up 001_a", "up 002_b", "1/2 up 001_a")
                .prints("applied     001_a  1 statement, ", "2 applied in ");
        assertThat(tables()).isEqualTo("a b");
        migrate("up").endsWith(ExitCode.OK).prints("Nothing to do");
        migrate("down").endsWith(ExitCode.OK).prints("taken back  002_b");
        assertThat(tables()).isEqualTo("a");
        migrate("redo").endsWith(ExitCode.OK).prints("taken back  001_a", "applied     001_a");
        migrate("up", "--target", "2").endsWith(ExitCode.OK);
        migrate("down-to", "1").endsWith(ExitCode.OK).prints("taken back  002_b");
        assertThat(tables()).isEqualTo("a");
    }

    @Test
    void shows_each_statement_and_what_the_server_says() {
        pair("003_c", "DROP TABLE IF EXISTS nothing;\nINSERT INTO a VALUES (1), (2);", "TRUNCATE a;");
        migrate("up", "--verbose")
                .endsWith(ExitCode.OK)
                .prints(
                        "1. DROP TABLE at db/migrations/003_c.up.sql:1:1: ",
                        "2. INSERT at db/migrations/003_c.up.sql:2:1: ",
                        ", 2 rows",
                        "NOTICE: table \"nothing\" does not exist, skipping (db/migrations/003_c.up.sql:1:1)");
    }

    @Test
    void writes_json_of_every_sort() throws IOException {
        migrate("status", "-f", "json")
                .endsWith(ExitCode.OK)
                .fits("migrate-status.schema.json")
                .prints("\"pending\"");
        migrate("current", "-f", "json")
                .endsWith(ExitCode.OK)
                .fits("migrate-current.schema.json")
                .prints("\"current\" : null");
        pair("003_c", "DROP TABLE IF EXISTS nothing;\nCREATE TABLE c (id\nnothing);", "DROP TABLE c;");
        pair("004_d", "SELECT 1;", "SELECT 1;");
        CommandRun up = migrate("up", "-f", "json").endsWith(ExitCode.FAILED);
        up.fits("migrate-run.schema.json")
                .prints(
                        "\"outcome\" : \"failed\"",
                        "\"result\" : \"applied\"",
                        "\"result\" : \"failed\"",
                        "\"result\" : \"not_run\"",
                        "\"exitCode\" : 1",
                        "type \\\"nothing\\\" does not exist",
                        "\"line\" : 3");
        assertThat(CommandRun.refusedBy("migrate-run.schema.json", up.out().replace("not_run", "skipped")))
                .isTrue();
        migrate("status", "-f", "json")
                .endsWith(ExitCode.OK)
                .fits("migrate-status.schema.json")
                .prints("\"appliedAt\"");
        migrate("current", "-f", "json")
                .endsWith(ExitCode.OK)
                .fits("migrate-current.schema.json")
                .prints("\"002_b\"");
        migrate("down", "-n", "2", "-f", "json")
                .endsWith(ExitCode.OK)
                .fits("migrate-run.schema.json")
                .prints("reverted");
        migrate("baseline", "--through", "1", "-f", "json")
                .endsWith(ExitCode.OK)
                .fits("migrate-run.schema.json")
                .prints("recorded");
        Path file = root.resolve("out/put.json");
        migrate("redo", "-f", "json", "-o", file.toString()).printsNothing();
        CommandRun.fits("migrate-run.schema.json", Files.readString(file));
    }

    @Test
    void says_where_and_why_a_migration_fails_and_what_is_kept() {
        pair("003_c", "CREATE TABLE c (id int);\nINSERT INTO c VALUES (1);\nSELECT 1 / 0;", "DROP TABLE c;");
        pair("004_d", "CREATE TABLE d (id int);", "DROP TABLE d;");
        CommandRun run = migrate("up")
                .endsWith(ExitCode.FAILED)
                .prints(
                        "FAILED      003_c",
                        "division by zero",
                        "at db/migrations/003_c.up.sql:3:1",
                        "3 | SELECT 1 / 0;",
                        "22012",
                        "not run     004_d",
                        "2 applied, 1 FAILED, 1 not run",
                        "run the command again");
        assertThat(tables()).as(run.out()).isEqualTo("a b");
        // The original printed "Error: 1" behind every failure.
        assertThat(run.err() + run.out()).doesNotContain("Error: 1").doesNotContain("Exception");
    }

    @Test
    void looks_without_leaving_a_trace() {
        migrate("status")
                .endsWith(ExitCode.OK)
                .prints("pending       001_a", "(not there yet)", "nothing is applied")
                .prints("2 migrations: 2 pending");
        migrate("current").endsWith(ExitCode.OK).printsNothing().says("nothing is applied");
        assertThat(new Query(observer).value("SELECT count(*) FROM pg_class WHERE relname LIKE 'tb_confiture%'"))
                .isEqualTo("0");
        assertThat(new Query(observer).value("SELECT count(*) FROM pg_extension WHERE extname = 'uuid-ossp'"))
                .isEqualTo("0");
    }

    @Test
    void shows_how_a_database_and_its_files_differ() {
        migrate("up").endsWith(ExitCode.OK);
        project.up("002_b", "CREATE TABLE b (id bigint);");
        pair("0015_between", "SELECT 1;", "SELECT 1;");
        pair("001a_between", "SELECT 1;", "SELECT 1;");
        migrate("status")
                .endsWith(ExitCode.OK)
                .prints("applied       001_a", "CHANGED       002_b", "edited since: up", "OUT OF ORDER  001a_between")
                .prints("confiture migrate up would refuse:");
        migrate("up").endsWith(ExitCode.VALIDATION).prints("edited after it was applied", "Nothing was done");
        migrate("up", "--on-checksum-mismatch", "warn")
                .endsWith(ExitCode.VALIDATION)
                .prints("001a_between");
        migrate("up", "--no-verify-checksums", "--out-of-order")
                .endsWith(ExitCode.OK)
                .prints("applied     001a_between");
    }

    @Test
    void prints_the_current_migration_alone() {
        migrate("up").endsWith(ExitCode.OK);
        assertThat(migrate("current").endsWith(ExitCode.OK).out()).isEqualTo("002_b\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "-2147483648"})
    void takes_nothing_back_for_less_than_one_step(String steps) {
        migrate("up").endsWith(ExitCode.OK);
        migrate("down", "--steps", steps).endsWith(ExitCode.USAGE).says("--steps is at least 1");
        migrate("redo", "--steps", steps).endsWith(ExitCode.USAGE);
        assertThat(tables()).isEqualTo("a b");
    }

    @Test
    void refuses_targets_that_do_not_exist() {
        migrate("up", "--target", "5").endsWith(ExitCode.USAGE).prints("5").prints("002_b");
        assertThat(tables()).isNull();
        migrate("up", "--target", "1").endsWith(ExitCode.OK);
        assertThat(tables()).isEqualTo("a");
        migrate("down-to", "7").endsWith(ExitCode.USAGE);
        migrate("baseline", "--through", "9").endsWith(ExitCode.USAGE);
        migrate("baseline").endsWith(ExitCode.USAGE).says("--through");
    }

    @Test
    void takes_all_back_or_nothing() throws IOException {
        migrate("up").endsWith(ExitCode.OK);
        Files.delete(root.resolve("db/migrations/001_a.down.sql"));
        migrate("down", "-n", "2").endsWith(ExitCode.IRREVERSIBLE).prints("001_a", "Nothing was done");
        assertThat(tables()).isEqualTo("a b");
        migrate("down").endsWith(ExitCode.OK);
        project.down("001_a", "DROP TABLE a;");
        pair("003_c", "-- confiture:irreversible the data is gone\nSELECT 1;", "");
        migrate("up", "--require-reversible").endsWith(ExitCode.IRREVERSIBLE);
        assertThat(tables()).isEqualTo("a");
    }

    @Test
    void names_who_holds_the_lock() {
        try (Session other = database.connect()) {
            new Query(other).send("SET application_name = 'night shift'");
            new Query(other)
                    .value(
                            "SELECT pg_advisory_lock(1751936052, (('x' || substr(encode(sha256(convert_to(current_database(),"
                                    + " 'UTF8')), 'hex'), 1, 8))::bit(32)::bigint & x'7FFFFFFF'::bigint)::int)");
            migrate("up", "--lock-timeout", "200")
                    .endsWith(ExitCode.LOCK)
                    .says("waiting, because another runner holds the lock")
                    .prints("night shift", "process ", "another runner is at work");
            assertThat(tables()).isNull();
            migrate("status").endsWith(ExitCode.OK).prints("A runner is at work: process", "night shift");
            migrate("up", "--no-lock").endsWith(ExitCode.OK).prints("the lock is switched off");
        }
        migrate("up", "--lock-timeout", "-5").endsWith(ExitCode.USAGE).says("0 or more");
    }

    @Test
    void never_takes_a_database_from_nowhere() throws IOException {
        CommandRun.of("migrate", "up", root.toString()).endsWith(ExitCode.USAGE).says("no database is named");
        CommandRun.of("migrate", "status", root.toString(), "-f", "json")
                .endsWith(ExitCode.USAGE)
                .fits("error.schema.json");
        project.file("db/environments/local.yaml", "database_url: " + database.jdbcUrl() + "\n");
        CommandRun.of("migrate", "up", root.toString()).endsWith(ExitCode.OK);
        assertThat(tables()).isEqualTo("a b");
    }

    @Test
    void ignores_the_variable_database_url_unless_the_settings_name_it() throws Exception {
        Map<String, String> ambient = Map.of("DATABASE_URL", database.jdbcUrl());
        try (ChildJvm child = ChildJvm.start(
                List.of(), ChildJvm.classPath(), ambient, Main.class, List.of(), "migrate", "up", root.toString())) {
            assertThat(child.await("confiture:")).contains("no database is named");
            assertThat(child.end()).isEqualTo(ExitCode.USAGE.number());
        }
        assertThat(tables()).isNull();
    }

    @Test
    void ends_with_three_when_nobody_answers_and_never_shows_the_password() throws IOException {
        String address = servers.server().info().address();
        for (String url : List.of(
                "postgresql://nobody:Sup3rSecret@" + address + "/" + database.name(),
                "postgresql://x:Sup3rSecret@127.0.0.1:1/x",
                "postgresql://nobody@" + address + "/nowhere?password=Sup3rSecret")) {
            for (String command : List.of("up", "down", "redo", "status", "current")) {
                CommandRun run = CommandRun.of("migrate", command, root.toString(), "--database-url", url, "-f", "json")
                        .endsWith(ExitCode.NO_CONNECTION)
                        .fits("error.schema.json");
                assertThat(run.out() + run.err()).doesNotContain("Sup3rSecret");
            }
        }
        CommandRun.of("migrate", "up", root.toString(), "--database-url", "mysql://x:Sup3rSecret@h/db")
                .endsWith(ExitCode.USAGE)
                .says("--database-url cannot be read");
    }

    @Test
    void does_nothing_without_confirmation_where_it_is_wanted() {
        project.settings("require_confirmation: true\n");
        for (String command : List.of("up", "down", "redo")) {
            migrate(command).endsWith(ExitCode.USAGE).says("--yes");
        }
        migrate("status").endsWith(ExitCode.OK);
        assertThat(tables()).isNull();
        migrate("up", "--yes").endsWith(ExitCode.OK);
    }

    @Test
    void has_no_force_and_says_what_to_use_instead() {
        migrate("up", "--force").endsWith(ExitCode.USAGE).says("migrate baseline", "migrate redo", "migrate repair");
        migrate("up", "--no-verify-checksums", "--on-checksum-mismatch", "fail").endsWith(ExitCode.USAGE);
    }

    @Test
    void records_without_running() {
        migrate("baseline", "--through", "001")
                .endsWith(ExitCode.OK)
                .prints("recorded    001_a  not run", "1 recorded");
        assertThat(tables()).isNull();
        migrate("status").prints("baseline      001_a", "pending       002_b");
        migrate("baseline", "--through", "001").endsWith(ExitCode.OK).prints("Nothing to do");
    }

    @Test
    void refuses_files_that_are_not_in_order() {
        pair("002_other", "SELECT 1;", "SELECT 1;");
        migrate("up").endsWith(ExitCode.VALIDATION).prints("have the same version 002");
        assertThat(tables()).isNull();
    }

    @Test
    void runs_numbers_as_numbers() {
        pair("1_x", "SELECT 1;", "SELECT 1;");
        project = new TestProject(root.resolve("n"));
        pair("1_a", "CREATE TABLE t (n int);", "DROP TABLE t;");
        pair("2_b", "INSERT INTO t VALUES (2);", "SELECT 1;");
        pair("9_c", "INSERT INTO t VALUES (9);", "SELECT 1;");
        pair("10_d", "INSERT INTO t VALUES (10);", "SELECT 1;");
        CommandRun.of(
                        "migrate",
                        "up",
                        "--target",
                        "2",
                        "--database-url",
                        database.jdbcUrl(),
                        root.resolve("n").toString())
                .endsWith(ExitCode.OK)
                .prints("applied     2_b");
        assertThat(new Query(observer).value("SELECT string_agg(n::text, ',') FROM t"))
                .isEqualTo("2");
    }

    @Test
    void verifies_and_repairs_what_was_edited() throws IOException {
        project.file("db/migrations/001_a.verify.sql", "SELECT to_regclass('a') IS NOT NULL;");
        migrate("up").endsWith(ExitCode.OK);
        migrate("verify")
                .endsWith(ExitCode.OK)
                .prints("ok      001", "its verify script says yes", "all are what the files say");
        project.up("002_b", "CREATE TABLE b (id bigint);");
        migrate("verify").endsWith(ExitCode.VALIDATION).prints("WRONG   002", "was edited");
        migrate("verify", "--only", "001").endsWith(ExitCode.OK);
        migrate("verify", "--only", "9").endsWith(ExitCode.USAGE);
        migrate("verify", "-f", "json")
                .endsWith(ExitCode.VALIDATION)
                .fits("migrate-verify.schema.json")
                .prints("\"passed\"");
        migrate("repair", "-f", "json")
                .endsWith(ExitCode.OK)
                .fits("migrate-repair.schema.json")
                .prints("checksum");
        migrate("repair").endsWith(ExitCode.OK).prints("Nothing was changed");
        migrate("verify").endsWith(ExitCode.OK);
        new Query(observer).send("DROP TABLE a");
        migrate("verify").endsWith(ExitCode.FAILED).prints("does not say yes");
        migrate("repair", "--only", "9").endsWith(ExitCode.USAGE).prints("there is no migration 9");
    }

    @Test
    void goes_on_with_a_migration_that_is_half_done() {
        pair(
                "003_c",
                "CREATE INDEX CONCURRENTLY a_i ON a (id);\nCREATE UNIQUE INDEX CONCURRENTLY b_i ON b (id);",
                "SELECT 1;");
        migrate("up", "--target", "2").endsWith(ExitCode.OK);
        new Query(observer).send("INSERT INTO b VALUES (1), (1)");
        migrate("up").endsWith(ExitCode.FAILED).prints("could not create unique index", "without a transaction");
        migrate("status").endsWith(ExitCode.OK).prints("PARTLY        003_c", "1 of 2 statements up are done");
        migrate("status", "-f", "json").endsWith(ExitCode.OK).prints("\"unfinished\"");
        new Query(observer).send("TRUNCATE b");
        migrate("up", "-v").endsWith(ExitCode.OK).prints("resumed     003_c", "done by an earlier run");
        assertThat(new Query(observer).value("SELECT count(*) FROM pg_index WHERE NOT indisvalid"))
                .isEqualTo("0");
    }

    @Test
    void takes_over_what_flyway_has_applied() {
        new Query(observer).send("""
                CREATE TABLE flyway_schema_history (installed_rank int PRIMARY KEY, version varchar(50),
                    description varchar(200) NOT NULL, type varchar(20) NOT NULL, script varchar(1000) NOT NULL, checksum int,
                    installed_by varchar(100) NOT NULL, installed_on timestamp NOT NULL DEFAULT now(),
                    execution_time int NOT NULL, success boolean NOT NULL);
                INSERT INTO flyway_schema_history VALUES (1, '1', 'a', 'SQL', 'V1__a.sql', NULL, 'me', now(), 3, true)
                """);
        Path other = root.resolve("flyway");
        project = new TestProject(other)
                .file("db/migrations/V1__a.sql", "CREATE TABLE a (id int);")
                .file("db/migrations/V2__b.sql", "CREATE TABLE b (id int);");
        CommandRun.of("migrate", "baseline", "--from-flyway", "--database-url", database.jdbcUrl(), other.toString())
                .endsWith(ExitCode.OK)
                .prints("recorded    V1__a");
        CommandRun.of("migrate", "up", "--database-url", database.jdbcUrl(), other.toString())
                .endsWith(ExitCode.OK);
        assertThat(tables()).isEqualTo("b flyway_schema_history");
        assertThat(new Query(observer).value("SELECT count(*) FROM flyway_schema_history"))
                .isEqualTo("1");
    }
}
