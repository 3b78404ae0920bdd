package io.confiture.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.Query;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import io.confiture.project.DatabaseUrl;
import io.confiture.project.Project;
import io.confiture.project.ProjectRequest;
import io.confiture.project.SeedTransaction;
import io.confiture.seed.AppliedFile;
import io.confiture.seed.ApplyPlan;
import io.confiture.seed.ApplyProgress;
import io.confiture.seed.ApplyResult;
import io.confiture.seed.FileLoad;
import io.confiture.seed.SeedApply;
import io.confiture.seed.SeedFiles;
import io.confiture.seed.SeedSelection;
import io.confiture.suite.CheckResult.Word;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the checks say of a seed file is what happens to it when it is applied. */
class SeedApplyAgreesTest {

    private static final String SCHEMA = """
            CREATE TABLE t (id int PRIMARY KEY, name text NOT NULL CHECK (name <> 'bad'));
            CREATE TABLE u (id int PRIMARY KEY, t int REFERENCES t DEFERRABLE INITIALLY DEFERRED);
            CREATE PROCEDURE commits() LANGUAGE plpgsql AS $$ BEGIN COMMIT; END $$;
            """;

    @SuppressWarnings("NullAway.Init")
    private static Servers servers;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path root;

    @BeforeAll
    static void start() {
        servers = Servers.of(ServerChoice.embedded());
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    /** Each file stands for a question that one of the two could answer alone. */
    private static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("01_rows.sql", "INSERT INTO t VALUES (1, 'a'), (2, 'b');");
        files.put("02_comments.sql", "-- COMMIT;\n/* nothing */");
        files.put("03_duplicate.sql", "INSERT INTO t VALUES (3, 'c');\nINSERT INTO t VALUES (3, 'c');");
        files.put("04_copy.sql", "COPY t FROM stdin;\n4\td;d\n\\.\n");
        files.put("05_copy_bad.sql", "COPY t FROM stdin;\n5\tbad\n\\.\n");
        files.put("06_commit.sql", "INSERT INTO t VALUES (6, 'f'); COMMIT;");
        files.put("07_group.sql", "INSERT INTO t VALUES (7, 'g')\\; COMMIT;");
        files.put("08_words.sql", "INSERT INTO t VALUES (8, 'COMMIT; ROLLBACK;'); DO $$ BEGIN PERFORM 1; END $$;");
        files.put("09_role.sql", "SET ROLE pg_monitor; INSERT INTO t VALUES (9, 'i');");
        files.put("10_connect.sql", "\\connect other\nINSERT INTO t VALUES (10, 'j');");
        files.put("11_calls.sql", "CALL commits();");
        files.put(
                "12_path.sql",
                "CREATE SCHEMA s; CREATE TABLE s.t (x int); SET search_path = s; INSERT INTO t VALUES (1);");
        files.put("13_after_path.sql", "INSERT INTO t VALUES (13, 'm');");
        files.put("14_temporary.sql", "CREATE TEMP TABLE t (y int); INSERT INTO t VALUES (1);");
        files.put("15_after_temporary.sql", "INSERT INTO t VALUES (15, 'o');");
        files.put("16_deferred.sql", "INSERT INTO u VALUES (1, 17);");
        files.put("17_fulfils.sql", "INSERT INTO t VALUES (17, 'q');");
        files.put("18_text.sql", "INSERT INTO t VALUES (18, 'never closed);");
        files.put(
                "19_zone.sql",
                "INSERT INTO t VALUES (19, ('2024-07-01 00:00'::timestamptz AT TIME ZONE 'UTC')::text);");
        files.put("20_vacuum.sql", "VACUUM t;");
        files.put("21_last.sql", "WITH x AS (SELECT 21 AS i) INSERT INTO t SELECT i, 'z' FROM x RETURNING id;");
        return files;
    }

    @Test
    void every_file_has_the_same_verdict_and_the_same_rows() {
        TestProject project = new TestProject(root).schema("a.sql", SCHEMA);
        files().forEach((name, sql) -> project.file("db/seeds/" + name, sql));
        Results results = project.run("seeds/load");
        ApplyResult applied = apply();
        assertThat(applied.files()).hasSameSizeAs(files().entrySet());
        for (AppliedFile file : applied.files()) {
            FileLoad load = Objects.requireNonNull(file.load());
            String id =
                    "seeds/load/" + Objects.requireNonNull(file.file().path().getFileName()) + "/loads";
            Word word = Objects.requireNonNull(results.byId().get(id)).word();
            assertThat(word == Word.PASSED || word == Word.SKIPPED)
                    .as(id + ": " + word)
                    .isEqualTo(load.loaded());
            if (word == Word.FAILED) {
                String place = String.valueOf(
                        Objects.requireNonNull(load.failure()).findings().get(0).location());
                assertThat(results.textOf(id)).as(id).contains(place);
            }
        }
        assertThat(applied.ending()).isEqualTo(ApplyResult.Ending.COMMITTED);
        assertThat(applied.succeeded()).isFalse();
    }

    private ApplyResult apply() {
        Project loaded = Project.load(ProjectRequest.of(root).withVariables(Map.of()));
        try (Database database = servers.server().create(DatabaseSettings.defaults());
                Session session = database.connect()) {
            new Query(session).send(SCHEMA);
            ApplyPlan plan = new ApplyPlan(
                    SeedFiles.discover(loaded, SeedSelection.of("local")).files(),
                    SeedTransaction.SAVEPOINT,
                    true,
                    false);
            ApplyResult result = new SeedApply(
                            root, loaded.locationOf(loaded.databaseDirectory()), plan, ApplyProgress.NONE)
                    .run(DatabaseUrl.parse(database.jdbcUrl()));
            assertThat(new Query(session).value("SELECT string_agg(id::text, ',' ORDER BY id) FROM t"))
                    .isEqualTo("1,2,4,8,13,15,17,19,21");
            assertThat(new Query(session).value("SELECT name FROM t WHERE id = 19"))
                    .isEqualTo("2024-07-01 00:00:00");
            return result;
        }
    }
}
