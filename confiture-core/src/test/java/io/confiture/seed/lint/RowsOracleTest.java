package io.confiture.seed.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.check.Severity;
import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.Query;
import io.confiture.postgres.ScriptOptions;
import io.confiture.postgres.ScriptResult;
import io.confiture.postgres.ScriptRunner;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import io.confiture.seed.SeedFile;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import io.confiture.sql.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loads generated files into a real server: it fails exactly where rows are found that do not fit. */
class RowsOracleTest {

    private static final String SCHEMA = """
            CREATE TABLE a (id int PRIMARY KEY, code varchar(4) UNIQUE, up int REFERENCES a, need text NOT NULL);
            CREATE TABLE b (id numeric(6,1) UNIQUE NULLS NOT DISTINCT, a int REFERENCES a, code text REFERENCES a (code) INITIALLY DEFERRED,
              x int, y int, PRIMARY KEY (x, y));
            CREATE TABLE c (x int, y int, u uuid UNIQUE, FOREIGN KEY (x, y) REFERENCES b);
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path root;

    @Test
    void agrees_with_the_server() throws IOException {
        SeedSchema schema = EnvironmentRowsTest.schema(SCHEMA);
        Random random = new Random(5);
        int failed = 0;
        int passed = 0;
        try (Servers servers = Servers.of(ServerChoice.embedded());
                Database database = servers.server().create(DatabaseSettings.defaults());
                Session session = database.connect()) {
            new Query(session).send(SCHEMA);
            for (int run = 0; run < 1000; run++) {
                List<SeedFile> files = new ArrayList<>();
                List<Statement> statements = new ArrayList<>();
                StringBuilder all = new StringBuilder();
                for (int file = 0; file < 2; file++) {
                    String text = file(random, file);
                    all.append(text).append("----\n");
                    files.add(new SeedFile(Files.writeString(root.resolve(file + ".sql"), text), file + ".sql"));
                    statements.addAll(SqlScript.parse(SqlSource.of(Path.of("x"), "x", text))
                            .statements());
                }
                RowFindings found = EnvironmentRows.read(files, schema);
                boolean finds = found.byRule().values().stream()
                        .flatMap(List::stream)
                        .anyMatch(f -> f.severity() == Severity.ERROR);
                assertThat(found.byRule().values().stream().flatMap(List::stream))
                        .as("nothing here is undecided")
                        .noneMatch(f -> f.severity() == Severity.INFO);
                String refusal = load(session, statements);
                assertThat(finds).as(all + "\n" + refusal + "\n" + found).isEqualTo(!refusal.isEmpty());
                failed += finds ? 1 : 0;
                passed += finds ? 0 : 1;
            }
        }
        assertThat(Math.min(failed, passed)).isGreaterThan(60);
    }

    private static String load(Session session, List<Statement> statements) {
        session.begin();
        ScriptResult result = new ScriptRunner().run(session, statements, ScriptOptions.defaults());
        if (result instanceof ScriptResult.Completed) {
            result = new ScriptRunner()
                    .run(
                            session,
                            SqlScript.parse(SqlSource.of(Path.of("x"), "x", "SET CONSTRAINTS ALL IMMEDIATE"))
                                    .statements(),
                            ScriptOptions.defaults());
        }
        session.rollback();
        return result instanceof ScriptResult.Stopped stopped
                ? stopped.failure().message()
                : "";
    }

    private static String file(Random random, int file) {
        StringBuilder text = new StringBuilder();
        int statements = 1 + random.nextInt(2);
        for (int i = 0; i < statements; i++) {
            int kind = file == 0 ? random.nextInt(2) * random.nextInt(2) : 1 + random.nextInt(2);
            String conflict = random.nextInt(3) == 0 ? " ON CONFLICT DO NOTHING" : "";
            int rows = 1 + random.nextInt(2);
            boolean copy = conflict.isEmpty() && random.nextBoolean();
            List<List<String>> values = new ArrayList<>();
            for (int row = 0; row < rows; row++) {
                values.add(
                        switch (kind) {
                            case 0 ->
                                List.of(
                                        pick(random, "1", "2", "3", "4", "5", "6", "7", "8"),
                                        pick(random, "p", "q", "r", "s", "s  ", "NULL", "NULL"),
                                        pick(random, "1", "NULL", "NULL", "2"),
                                        pick(random, "n", "m", "m", "m", "m", "m", "NULL"));
                            case 1 ->
                                List.of(
                                        pick(random, "1", "1.04", "2", "NULL", "3", "4", "5", "6", "7", "8"),
                                        pick(random, "1", "2", "NULL", "NULL", "NULL"),
                                        pick(random, "p", "NULL", "NULL", "NULL"),
                                        pick(random, "1", "2", "3", "4"),
                                        pick(random, "1", "2", "3", "4"));
                            default ->
                                List.of(
                                        pick(random, "1", "2", "NULL", "NULL"),
                                        pick(random, "1", "2", "NULL", "NULL"),
                                        pick(
                                                random,
                                                "550e8400-e29b-41d4-a716-446655440000",
                                                "{550E8400-E29B-41D4-A716446655440000}",
                                                "550e8400-e29b-41d4-a716-446655440001",
                                                "550e8400-e29b-41d4-a716-446655440002",
                                                "NULL",
                                                "NULL"));
                        });
            }
            String head = kind == 0 ? "a (id, code, up, need)" : kind == 1 ? "b (id, a, code, x, y)" : "c (x, y, u)";
            text.append(copy ? "COPY " + head + " FROM stdin;\n" : "INSERT INTO " + head + " VALUES\n");
            for (int row = 0; row < rows; row++) {
                List<String> fields = values.get(row).stream()
                        .map(v -> copy ? (v.equals("NULL") ? "\\N" : v) : v.equals("NULL") ? v : "'" + v + "'")
                        .toList();
                text.append(
                        copy
                                ? String.join("\t", fields) + "\n"
                                : "(" + String.join(", ", fields) + ")" + (row == rows - 1 ? conflict + ";\n" : ",\n"));
            }
            text.append(copy ? "\\.\n" : "");
        }
        return text.toString();
    }

    private static String pick(Random random, String... values) {
        return values[random.nextInt(values.length)];
    }
}
