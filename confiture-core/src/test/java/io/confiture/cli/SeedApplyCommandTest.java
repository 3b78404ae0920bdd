package io.confiture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.Query;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import io.confiture.suite.TestProject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands that write to a real database do there, say, and end with. */
class SeedApplyCommandTest {

    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final int NO_CONNECTION = 3;
    private static final Path JSON_SCHEMA = Path.of("..", "docs", "seed-apply.schema.json");

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

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

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
        project = new TestProject(root)
                .schema("a.sql", "CREATE TABLE t (id int PRIMARY KEY, name text);")
                .schema("b.sql", "CREATE TABLE u (id int REFERENCES t);");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private TestProject withTables() {
        new Query(observer)
                .send("CREATE TABLE t (id int PRIMARY KEY, name text); CREATE TABLE u (id int REFERENCES t)");
        return project;
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add(root.toString());
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
    }

    private int apply(String... arguments) {
        List<String> all = new ArrayList<>(List.of("seed", "apply", "--database-url", database.jdbcUrl()));
        all.addAll(List.of(arguments));
        return run(all.toArray(String[]::new));
    }

    private String stored() {
        return String.valueOf(new Query(observer).value("SELECT string_agg(id::text, ',' ORDER BY id) FROM t"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--sequential"})
    void stores_rows_with_and_without_the_word_sequential(String sequential) {
        withTables()
                .file("db/seeds/common/deep/01.sql", "INSERT INTO t VALUES (1, 'a'), (2, 'b');")
                .file("db/seeds/common/02.sql", "INSERT INTO u VALUES (1);")
                .file("db/seeds/test/01.sql", "INSERT INTO t VALUES (9, 'test');");
        int code = sequential.isEmpty() ? apply() : apply(sequential);
        assertThat(err.toString()).contains("not applied: 1 file of environment test");
        assertThat(code).isEqualTo(FAILED);
        assertThat(stored()).isEqualTo("null");
        project.file("db/seeds/common/00.sql", "INSERT INTO t VALUES (1, 'a');")
                .file("db/seeds/common/deep/01.sql", "INSERT INTO t VALUES (2, 'b');");
        assertThat(sequential.isEmpty() ? apply() : apply(sequential)).isEqualTo(OK);
        assertThat(stored()).isEqualTo("1,2");
        assertThat(out.toString()).contains("public.t  0 -> 2", "public.u  0 -> 1", "Committed to postgresql://");
    }

    @Test
    void ends_with_one_when_a_file_failed_and_the_others_are_stored() {
        withTables()
                .file("db/seeds/1.sql", "INSERT INTO t VALUES (1);")
                .file("db/seeds/2.sql", "INSERT INTO t VALUES (2);\nINSERT INTO t VALUES (3),\n(1);")
                .file("db/seeds/3.sql", "INSERT INTO t VALUES (4);");
        assertThat(apply("--continue-on-error")).isEqualTo(FAILED);
        assertThat(stored()).isEqualTo("1,4");
        assertThat(out.toString())
                .contains("FAILED      db/seeds/2.sql", "at db/seeds/2.sql:3:1", "Row 2 of 2", "duplicate key")
                .contains("3 files (2 stored, 1 FAILED)");
        assertThat(err.toString()).contains("1/3 db/seeds/1.sql", "2/3 db/seeds/2.sql failed");
    }

    @Test
    void takes_what_the_settings_say() {
        withTables()
                .settings("database_url: " + database.jdbcUrl()
                        + "\nseed: {continue_on_error: true, directories: [data]}\n")
                .file("data/1.sql", "INSERT INTO nothing VALUES (1);")
                .file("data/2.sql", "INSERT INTO t VALUES (1);");
        assertThat(run("seed", "apply")).isEqualTo(FAILED);
        assertThat(stored()).isEqualTo("1");
    }

    @Test
    void applies_another_folder_and_a_profile() {
        withTables()
                .settings("seed: {profiles: {small: {exclude: ['big/**']}}}\n")
                .file("more/it's/1.sql", "INSERT INTO t VALUES (1);")
                .file("more/it's/big/2.sql", "INSERT INTO t VALUES (2);");
        assertThat(apply("--seeds-dir", root.resolve("more/it's").toString(), "--profile", "small"))
                .isEqualTo(OK);
        assertThat(stored()).isEqualTo("1");
    }

    @Test
    void stores_nothing_in_a_dry_run_and_says_so() {
        withTables().file("db/seeds/1.sql", "INSERT INTO t VALUES (1);");
        assertThat(apply("--dry-run")).isEqualTo(OK);
        assertThat(out.toString()).contains("rolled back db/seeds/1.sql", "Dry run on ", "public.t  0 -> 1");
        assertThat(err.toString()).contains("to be rolled back");
        assertThat(stored()).isEqualTo("null");
    }

    @Test
    void never_ends_well_without_having_looked_for_files() {
        assertThat(apply()).isEqualTo(USAGE);
        project.file("db/seeds/prep/1.sql", "SELECT 1;");
        assertThat(apply()).isEqualTo(USAGE);
        project.file("db/seeds/1.sql", "SELECT 1;");
        assertThat(apply("--profile", "none")).isEqualTo(USAGE);
        assertThat(apply("--env", "none")).isEqualTo(USAGE);
        assertThat(apply("--seeds-dir", root.resolve("nowhere").toString())).isEqualTo(USAGE);
        assertThat(err.toString()).contains("there is no seed file to apply", "there is no profile 'none'");
    }

    @Test
    void wants_to_be_told_the_database() {
        project.file("db/seeds/1.sql", "SELECT 1;");
        assertThat(run("seed", "apply")).isEqualTo(USAGE);
        assertThat(err.toString()).contains("--database-url");
        assertThat(run("seed")).isEqualTo(USAGE);
    }

    @Test
    void ends_with_three_when_nobody_answers_and_never_shows_the_password() {
        String secret = "Sup3rSecret";
        String address = servers.server().info().address();
        project.file("db/seeds/1.sql", "SELECT 1;");
        for (String url : List.of(
                "postgresql://nobody:" + secret + "@" + address + "/" + database.name(),
                "postgresql://nobody:" + secret + "@127.0.0.1:1/x",
                "postgresql://nobody@" + address + "/nowhere?password=" + secret)) {
            for (String format : List.of("text", "json", "csv")) {
                assertThat(run("seed", "apply", "--format", format, "--database-url", url))
                        .as(url)
                        .isEqualTo(NO_CONNECTION);
            }
        }
        assertThat(run("seed", "apply", "--database-url", "postgresql://x:" + secret + "/y@z:1:2/db"))
                .isEqualTo(USAGE);
        assertThat(run("seed", "apply", "--database-url", "mysql://x:" + secret + "@h/db"))
                .isEqualTo(USAGE);
        assertThat(out.toString() + err).doesNotContain(secret).contains("database-url cannot be read");
    }

    @Test
    void shows_no_password_in_any_result() {
        withTables()
                .file("db/seeds/1.sql", "INSERT INTO t VALUES (1);")
                .file("db/seeds/2.sql", "INSERT INTO t VALUES (1);");
        String url =
                "postgresql://postgres:Sup3rSecret@" + servers.server().info().address() + "/" + database.name();
        new Query(observer).send("CREATE ROLE seeder LOGIN SUPERUSER PASSWORD 'Sup3rSecret'");
        try {
            for (String format : List.of("text", "json", "csv")) {
                run("seed", "apply", "--format", format, "--database-url", url.replace("postgres:S", "seeder:S"));
            }
        } finally {
            new Query(observer).send("DROP ROLE seeder");
        }
        assertThat(out.toString()).contains("seeder:***@").doesNotContain("Sup3rSecret");
        assertThat(err.toString()).contains("seeder:***@").doesNotContain("Sup3rSecret");
    }

    @Test
    void writes_json_that_fits_the_published_schema() throws IOException {
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Files.readString(JSON_SCHEMA));
        withTables()
                .file("db/seeds/1.sql", "INSERT INTO t VALUES (1);")
                .file("db/seeds/2.sql", "DO $$ BEGIN INSERT INTO u VALUES (1); END $$;")
                .file("db/seeds/3.sql", "INSERT INTO t VALUES (1);")
                .file("db/seeds/4.sql", "-- nothing\n");
        Path file = root.resolve("out/result.json");
        assertThat(apply("--format", "json", "--output", file.toString())).isEqualTo(FAILED);
        String json = Files.readString(file);
        assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
        assertThat(json)
                .contains("\"stored\"", "\"failed\"", "\"not_run\"", "\"before\" : null", "\"line\" : 1")
                .contains("\"success\" : false");
        assertThat(out.toString()).isEmpty();
        assertThat(schema.validate(json.replace("\"state\"", "\"stat\""), InputFormat.JSON))
                .as("the schema can refuse")
                .isNotEmpty();
    }

    @Test
    void writes_csv() {
        withTables()
                .file("db/seeds/a, b.sql", "INSERT INTO t VALUES (1);")
                .file("db/seeds/c.sql", "INSERT INTO t VALUES (1);");
        assertThat(apply("--format", "csv")).isEqualTo(FAILED);
        assertThat(out.toString().lines())
                .hasSize(3)
                .contains("file,state,statements,rows,milliseconds,location,message")
                .anyMatch(line -> line.startsWith("\"db/seeds/a, b.sql\",stored,1,1,"))
                .anyMatch(
                        line -> line.startsWith("db/seeds/c.sql,failed,0,0,")
                                && line.endsWith(
                                        "db/seeds/c.sql:1:1,\"duplicate key value violates unique constraint \"\"t_pkey\"\"\""));
    }

    @Test
    void builds_schema_and_seeds_into_the_database() throws IOException {
        project.file("db/seeds/common/01.sql", "INSERT INTO t VALUES (1, 'a');")
                .file("db/seeds/common/deep/02.sql", "INSERT INTO u VALUES (1);");
        Path text = root.resolve("all.sql");
        assertThat(run("build", "--sequential", "--database-url", database.jdbcUrl(), "--output", text.toString()))
                .isEqualTo(OK);
        assertThat(stored()).isEqualTo("1");
        assertThat(new Query(observer).value("SELECT count(*) FROM u")).isEqualTo("1");
        assertThat(Files.readString(text)).contains("CREATE TABLE t");
        assertThat(out.toString()).contains("2 files (2 stored)").doesNotContain("CREATE TABLE");
    }

    @Test
    void builds_into_the_database_because_the_settings_say_so() {
        project.settings("database_url: " + database.jdbcUrl() + "\nseed: {execution_mode: sequential}\n")
                .file("db/seeds/01.sql", "INSERT INTO t VALUES (1, 'a');")
                .file("db/seeds/02.sql", "INSERT INTO nothing VALUES (1, 'a');")
                .file("db/seeds/03.sql", "INSERT INTO t VALUES (3, 'a');");
        assertThat(run("build", "--continue-on-error")).isEqualTo(FAILED);
        assertThat(stored()).isEqualTo("1,3");
    }

    @Test
    void leaves_nothing_of_a_schema_that_does_not_build() {
        project.schema("c.sql", "SELECT 1;\nCREATE TABLE v (x nothing);").file("db/seeds/1.sql", "SELECT 1;");
        assertThat(run("build", "--sequential", "--database-url", database.jdbcUrl()))
                .isEqualTo(FAILED);
        assertThat(out.toString()).contains("db/schema/c.sql:2:19", "Nothing of the schema is stored");
        assertThat(new Query(observer).value("SELECT to_regclass('t')")).isNull();
    }

    @Test
    void builds_what_refuses_to_run_in_a_transaction() {
        project.schema("c.sql", "CREATE INDEX CONCURRENTLY i ON t (name);")
                .schema("d.sql", "CREATE TYPE e AS ENUM ('a'); ALTER TYPE e ADD VALUE 'b';")
                .schema("e.sql", "CREATE TABLE w (e e DEFAULT 'b');");
        assertThat(run("build", "--sequential", "--database-url", database.jdbcUrl()))
                .isEqualTo(OK);
        assertThat(new Query(observer).value("SELECT count(*) FROM pg_class WHERE relname IN ('i', 'w', 't', 'u')"))
                .isEqualTo("4");
        assertThat(err.toString()).contains("there is no seed file to apply");
    }

    @Test
    void wants_a_database_before_it_builds_anything() {
        Path text = root.resolve("all.sql");
        assertThat(run("build", "--sequential", "--output", text.toString())).isEqualTo(USAGE);
        assertThat(run("build", "--continue-on-error")).isEqualTo(USAGE);
        assertThat(text).doesNotExist();
    }

    @Test
    void ends_with_three_when_the_password_is_wrong() {
        project.file("db/seeds/1.sql", "SELECT 1;");
        new Query(observer).send("CREATE ROLE guarded LOGIN PASSWORD 'R1ghtSecret'");
        String address = servers.server().info().address();
        try {
            assertThat(run(
                            "seed",
                            "apply",
                            "--database-url",
                            "postgresql://guarded:Wr0ngSecret@" + address + "/" + database.name()))
                    .isEqualTo(NO_CONNECTION);
        } finally {
            new Query(observer).send("DROP ROLE guarded");
        }
        assertThat(err.toString()).contains("password authentication failed").doesNotContain("Wr0ngSecret");
    }
}
