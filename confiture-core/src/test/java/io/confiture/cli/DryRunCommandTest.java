package io.confiture.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.confiture.migration.ledger.MigrationLock;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a dry run shows, and that it leaves the database as it was, whatever the migrations try. */
class DryRunCommandTest {

    private static final Path PG_15 = Path.of("/usr/lib/postgresql/15/bin");

    /** All that a user could see of a database: its rows, its ledger, its catalogs; not how far sequences have come. */
    private static final String EVERYTHING = """
            SELECT concat_ws(E'\\n',
              (SELECT string_agg(query_to_xml(format('SELECT * FROM %s ORDER BY 1', c.oid::regclass), true, true, '')::text, E'\\n'
                                 ORDER BY c.oid)
               FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace >= 2200 AND c.relpersistence <> 't'
                 AND c.relnamespace <> 'information_schema'::regnamespace),
              (SELECT string_agg(c::text, E'\\n' ORDER BY c.oid) FROM (SELECT oid, relname, relkind, relfilenode, relacl, relnatts
                 FROM pg_class WHERE oid >= 16384) c),
              (SELECT string_agg(a::text, E'\\n' ORDER BY a.attrelid, a.attnum) FROM pg_attribute a WHERE a.attrelid >= 16384),
              (SELECT string_agg(p::text, E'\\n' ORDER BY p.oid) FROM pg_proc p WHERE p.oid >= 16384),
              (SELECT string_agg(r.rolname, ' ' ORDER BY r.rolname) FROM pg_roles r),
              (SELECT count(*)::text FROM pg_largeobject_metadata),
              (SELECT count(*)::text FROM pg_prepared_xacts))""";

    private static Servers servers;

    private Path root;
    private TestProject project;
    private Database database;
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
    void begin(@TempDir Path folder) {
        root = folder;
        on(servers);
        project = new TestProject(root);
        pair("001_users", """
                CREATE TABLE users (id serial PRIMARY KEY, name text, age int);
                INSERT INTO users (name, age) SELECT 'n' || g, g FROM generate_series(1, 1000) g;
                CREATE PROCEDURE commits() LANGUAGE plpgsql AS $$BEGIN UPDATE users SET age = 0; COMMIT; END$$;
                """, "DROP PROCEDURE commits(); DROP TABLE users;");
        migrate("up").endsWith(ExitCode.OK);
        new Query(observer).send("ANALYZE users");
    }

    private void on(Servers some) {
        database = some.server().create(DatabaseSettings.defaults());
        observer = database.connect();
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

    private @Nullable String everything() {
        return new Query(observer).value(EVERYTHING);
    }

    /** Run a dry run, and demand that it changed nothing. */
    private CommandRun dry(String... arguments) {
        String before = everything();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--dry-run");
        CommandRun run = migrate(all.toArray(String[]::new));
        assertThat(everything()).isEqualTo(before);
        return run;
    }

    @Test
    void shows_locks_rewrites_scans_rows_and_sizes_on_a_copy() throws IOException {
        pair(
                "002_bio",
                "ALTER TABLE users ADD COLUMN bio text;\nUPDATE users SET bio = name;\nDROP TABLE IF EXISTS nothing;",
                "ALTER TABLE users DROP COLUMN bio;");
        pair("003_age", "ALTER TABLE users ALTER age TYPE bigint;", "ALTER TABLE users ALTER age TYPE int;");
        pair("004_index", "CREATE INDEX CONCURRENTLY users_age ON users (age);", "DROP INDEX users_age;");
        dry("up")
                .endsWith(ExitCode.OK)
                .prints(
                        "up          002_bio",
                        "  1:1  ALTER TABLE users ADD COLUMN bio text  ",
                        "ACCESS EXCLUSIVE on users, no rewrite, no scan",
                        "users: readers and writers wait; about 1000 rows, ",
                        "no further lock, no rewrite, scan of users",
                        "still held: ACCESS EXCLUSIVE on users, taken at 1:1",
                        "NOTICE: table \"nothing\" does not exist, skipping",
                        "ACCESS EXCLUSIVE on users, rewrite of users, scan of users",
                        "SHARE UPDATE EXCLUSIVE on users, no rewrite, scan of users (documented, not measured)",
                        "note: the copy has no rows",
                        "Would succeed: 3 migrations, 5 statements, ",
                        "The target was only read.");
        dry("up", "-f", "json")
                .endsWith(ExitCode.OK)
                .fits("dry-run.schema.json")
                .prints("\"place\" : \"copy\"");
        dry("up", "--target", "2").endsWith(ExitCode.OK).prints("1 migration, 3 statements");
        migrate("up").endsWith(ExitCode.OK);
        dry("up").endsWith(ExitCode.OK).prints("Nothing to do");
        dry("down", "-n", "2")
                .endsWith(ExitCode.OK)
                .prints("down        004_index", "down        003_age", "rewrite of users");
    }

    @Test
    void says_which_schema_the_copy_has() {
        dry("up", "--target", "1").endsWith(ExitCode.OK);
        pair("002_bio", "ALTER TABLE users ADD COLUMN bio text;", "ALTER TABLE users DROP COLUMN bio;");
        new Query(observer).send("ALTER TABLE users ADD COLUMN by_hand int");
        CommandRun run = dry("up").endsWith(ExitCode.OK);
        boolean dumped = run.out().contains("a copy of the target's schema, made by pg_dump");
        if (!dumped) {
            run.prints(
                    "a throwaway database with what the files of the applied migrations give",
                    "warning: the schema is what the files of the applied migrations give, and not read from the target: ");
        }
    }

    @Test
    void copies_what_was_changed_by_hand_too() {
        assumeTrue(Files.isExecutable(PG_15.resolve("pg_dump")), () -> "there is no pg_dump in " + PG_15);
        database.close();
        try (Servers old = Servers.of(ServerChoice.embedded(PG_15))) {
            on(old);
            migrate("up").endsWith(ExitCode.OK);
            Query query = new Query(observer);
            query.send("CREATE ROLE dry_run_owner");
            query.send("ALTER TABLE users ADD COLUMN by_hand int; ALTER TABLE users OWNER TO dry_run_owner");
            query.send("GRANT SELECT ON users TO dry_run_owner");
            pair("002_use", "ALTER TABLE users ALTER by_hand TYPE bigint;", "SELECT 1;");
            project.settings("postgres: {bin_directory: " + PG_15 + "}");
            dry("up")
                    .endsWith(ExitCode.OK)
                    .prints("a copy of the target's schema, made by pg_dump", "rewrite of users", "rows never counted");
            new Query(observer).send("ALTER TABLE users DROP COLUMN by_hand");
            dry("up")
                    .endsWith(ExitCode.FAILED)
                    .prints("WOULD FAIL", "column \"by_hand\"", "at db/migrations/002_use.up.sql:1:");
        }
    }

    @Test
    void a_failure_ends_with_one_and_says_where() throws IOException {
        pair("002_bad", "CREATE TABLE a (id int);\nSELECT nothing;", "DROP TABLE a;");
        pair("003_next", "SELECT 1;", "SELECT 1;");
        for (String place : List.of("--verbose", "--on-target")) {
            dry("up", place)
                    .endsWith(ExitCode.FAILED)
                    .prints(
                            "FAILED      002_bad",
                            "at db/migrations/002_bad.up.sql:2:8",
                            "not run     003_next",
                            "WOULD FAIL");
        }
        dry("up", "-f", "json")
                .endsWith(ExitCode.FAILED)
                .fits("dry-run.schema.json")
                .prints("\"state\" : \"not_run\"");
    }

    @Test
    void sees_the_rows_on_the_target_and_rolls_back() throws IOException {
        pair("002_change", """
                ALTER TABLE users ADD COLUMN bio text;
                UPDATE users SET bio = name;
                INSERT INTO users (name) VALUES ('x') RETURNING id;
                NOTIFY someone;
                SELECT lo_create(0);
                CREATE TABLE other (id int);
                CREATE ROLE dry_run_role;
                DROP TABLE IF EXISTS nothing;
                """, "SELECT 1;");
        pair("003_index", "CREATE INDEX CONCURRENTLY i ON users (age);\nALTER TABLE other ADD a int;", "SELECT 1;");
        dry("up", "--on-target")
                .endsWith(ExitCode.OK)
                .prints(
                        "on the target itself, in a transaction that was rolled back",
                        "scan of users, 1000 rows",
                        "not executed: PostgreSQL refuses it in a transaction",
                        "it would take SHARE UPDATE EXCLUSIVE on users (documented)",
                        "sequences moved while this ran",
                        "public.users_id_seq (1000 to 1001)",
                        "Would succeed as far as it was executed: 2 migrations, 9 statements, 1 not executed",
                        "Rolled back: nothing is kept.");
        dry("up", "--on-target", "-f", "json")
                .endsWith(ExitCode.OK)
                .fits("dry-run.schema.json")
                .prints("\"evidence\" : \"not_executed\"", "\"place\" : \"target\"");
        dry("down", "--on-target").endsWith(ExitCode.OK).prints("down        001_users");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE users SET age = 1; COMMIT;",
                "UPDATE users SET age = 1; COMMIT AND CHAIN;",
                "BEGIN; UPDATE users SET age = 1; END;",
                "UPDATE users SET age = 1; ROLLBACK; UPDATE users SET age = 1;",
                "UPDATE users SET age = 1 \\; COMMIT;",
                "UPDATE users SET age = 1; PREPARE TRANSACTION 'x';",
                "DO $$BEGIN UPDATE users SET age = 1; COMMIT; END$$;",
                "SELECT lo_export(1, '/tmp/x');",
                "SELECT lo_import('/etc/hostname');",
                "COPY users TO PROGRAM 'cat';",
                "COPY users TO '/tmp/confiture-dry-run';",
                "COPY (SELECT 1) TO PROGRAM 'cat';",
                "COPY users FROM PROGRAM 'true';",
                "DO $$BEGIN EXECUTE 'COPY users TO PROGRAM ''cat'''; END$$;",
                "SELECT dblink_exec('dbname=x', 'UPDATE users SET age = 1');",
                "SELECT setval('users_id_seq', 5);",
                "DO $$BEGIN PERFORM pg_catalog.setval('users_id_seq', 5); END$$;",
                "SELECT pg_terminate_backend(1);",
                "SELECT pg_logical_emit_message(false, 'a', 'b');",
                "LOAD 'plpgsql';",
            })
    void refuses_on_the_target_what_a_rollback_does_not_take_back(String sql) {
        pair("002_out", "UPDATE users SET age = 7;\n" + sql, "SELECT 1;");
        dry("up", "--on-target")
                .endsWith(ExitCode.VALIDATION)
                .prints(
                        "is not run on the target: ",
                        "Nothing was sent",
                        "at db/migrations/002_out.up.sql:2:",
                        "without --on-target");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CALL commits();",
                "DO $$BEGIN CALL commits(); END$$;",
                "DO $$BEGIN EXECUTE 'COM' || 'MIT'; END$$;",
                "SET ROLE pg_monitor; SET lock_timeout = 0; SELECT 1 / 0;",
                "SET CONSTRAINTS ALL DEFERRED; SAVEPOINT a; UPDATE users SET age = 2; RELEASE a; SELECT 1 / 0;",
            })
    void the_server_itself_keeps_the_transaction_together(String sql) {
        pair("002_out", "UPDATE users SET age = 7;\n" + sql, "SELECT 1;");
        dry("up", "--on-target").endsWith(ExitCode.FAILED).prints("WOULD FAIL");
    }

    @Test
    void does_not_wait_for_ever_for_a_lock_of_others() {
        project.settings("migration: {lock_timeout: 300ms}");
        pair("002_bio", "ALTER TABLE users ADD COLUMN bio text;", "SELECT 1;");
        try (Session other = database.connect()) {
            other.begin();
            new Query(other).send("LOCK TABLE users IN ACCESS SHARE MODE");
            dry("up", "--on-target").endsWith(ExitCode.FAILED).prints("lock timeout");
            other.rollback();
        }
        dry("up", "--on-target").endsWith(ExitCode.OK);
    }

    @Test
    void leaves_nothing_when_it_is_killed_in_the_middle() throws Exception {
        pair("002_slow", "UPDATE users SET age = 7;\nCREATE TABLE other (id int);\nSELECT pg_sleep(60);", "SELECT 1;");
        String before = everything();
        String working =
                "SELECT count(*) > 0 FROM pg_locks WHERE relation = 'users'::regclass AND mode = 'RowExclusiveLock'";
        Query query = new Query(observer);
        try (ChildJvm child = ChildJvm.start(
                Main.class,
                List.of(),
                "migrate",
                "up",
                "--dry-run",
                "--on-target",
                "--database-url",
                database.jdbcUrl(),
                root.toString())) {
            awaits(query, working, "t");
            child.kill();
        }
        awaits(query, working, "f");
        assertThat(everything()).isEqualTo(before);
        dry("up", "--on-target", "--target", "1").endsWith(ExitCode.OK);
    }

    private static void awaits(Query query, String sql, String value) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!value.equals(query.value(sql))) {
            assertThat(System.nanoTime()).as(sql + " never gives " + value).isLessThan(end);
            Thread.sleep(100);
        }
    }

    @Test
    void does_not_run_against_a_real_run() {
        pair("002_bio", "SELECT 1;", "SELECT 1;");
        project.settings("migration: {locking: {timeout_ms: 200}}");
        try (MigrationLock lock = MigrationLock.acquire(database::connect, Duration.ZERO)) {
            dry("up", "--on-target").endsWith(ExitCode.LOCK).prints("another runner is at work");
            dry("up").endsWith(ExitCode.OK);
            lock.verifyHeld();
        }
    }

    @Test
    void refuses_what_a_real_run_would_refuse() {
        project.up("002_one", "SELECT 1;");
        migrate("up").endsWith(ExitCode.OK);
        dry("down").endsWith(ExitCode.IRREVERSIBLE).prints("Nothing was tried");
        dry("up", "--target", "9").endsWith(ExitCode.USAGE).prints("Nothing was tried");
        migrate("up", "--on-target").endsWith(ExitCode.USAGE).says("there is no --dry-run");
    }

    @Test
    void hooks_run_on_the_copy_alone() {
        pair("002_bio", "SELECT 1;", "SELECT 1;");
        project.file("db/hooks/before_dry_run/010_stop.sql", "SELECT 1 / 0;");
        dry("up").endsWith(ExitCode.FAILED).prints("hook", "division by zero");
        dry("up", "--on-target").endsWith(ExitCode.OK).prints("were not run: on the target they could change it");
    }
}
