package io.confiture.sql.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import io.confiture.sql.Corpora;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import io.confiture.sql.Statement;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs statements on a real server and compares its catalog with the model of the same statements. */
class TableModelOracleTest {
    private static Servers servers;

    @BeforeAll
    static void start() {
        servers = Servers.of(ServerChoice.embedded());
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @TestFactory
    Stream<DynamicTest> corpora_have_the_tables_that_the_server_makes() throws IOException {
        List<Path> files = Corpora.files();
        assumeFalse(files.isEmpty(), "there are no sample databases beside the checkout");
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    // The server of the tests has no extension vector.
                    String text = Files.readString(file).replace("public.vector(20)", "text");
                    List<String> lines = compare(text, "EXISTS vector", "EXTENSION vector", "USING hnsw");
                    assertThat(lines).hasSizeGreaterThan(30);
                }));
    }

    @Test
    void forms_of_definitions_give_the_tables_that_the_server_makes() throws Exception {
        compare(resource("definitions.sql"));
    }

    @Test
    void changes_of_definitions_give_the_tables_that_the_server_makes() throws Exception {
        compare(resource("changes.sql"));
    }

    /** Run and read a text; what the server refuses fails the test, since a comparison of nothing proves nothing. */
    private static List<String> compare(String text, String... without) throws SQLException {
        List<Statement> statements =
                SqlScript.parse(SqlSource.of(Path.of("/project/t.sql"), "t.sql", text)).statements().stream()
                        .filter(s -> !s.kind().reachesBeyondDatabase())
                        .filter(s -> Stream.of(without).noneMatch(s.text()::contains))
                        .filter(s -> s.copyBlocks().isEmpty() && !s.kind().is("INSERT"))
                        .toList();
        try (Database database = servers.server().create(DatabaseSettings.defaults());
                Session session = database.connect()) {
            try (java.sql.Statement jdbc = session.connection().createStatement()) {
                jdbc.setEscapeProcessing(false);
                for (Statement statement : statements) {
                    try {
                        jdbc.execute(statement.text());
                    } catch (SQLException e) {
                        throw new AssertionError(statement + ": " + e.getMessage(), e);
                    }
                }
            }
            List<String> theirs = CatalogOracle.of(session);
            List<String> ours = CatalogOracle.of(TableModel.read(statements));
            assertThat(Stream.concat(
                            ours.stream()
                                    .filter(line -> !theirs.contains(line))
                                    .map(line -> "only the model has: " + line),
                            theirs.stream()
                                    .filter(line -> !ours.contains(line))
                                    .map(line -> "only the server has: " + line)))
                    .isEmpty();
            assertThat(ours).hasSameSizeAs(theirs);
            return theirs;
        }
    }

    static String resource(String name) throws IOException {
        try (InputStream stream = Objects.requireNonNull(TableModelOracleTest.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
