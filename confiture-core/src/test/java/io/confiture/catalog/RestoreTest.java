package io.confiture.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.confiture.postgres.Database;
import io.confiture.postgres.Session;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The second opinion: what pg_dump writes and psql reads back is the same database, by our snapshot and by pg_dump. */
class RestoreTest {
    private static final TestServer SERVER = TestServer.INSTALLED_15;

    @TempDir
    Path directory = Path.of(".");

    private final CatalogReader reader = new CatalogReader(ReaderOptions.defaults());

    @Test
    void everything_comes_back() throws Exception {
        assumeTools();
        try (Database built = Everything.create(SERVER)) {
            comesBack(built);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"northwind/northwind.sql", "chinook/chinook.sql", "pagila/pagila-schema.sql"})
    void a_public_sample_comes_back(String file) throws Exception {
        assumeTools();
        Path corpora = Path.of(System.getProperty("confiture.corpora", "../../shared/corpora"));
        Path source = corpora.resolve(file);
        assumeTrue(Files.isReadable(source), () -> "the sample is not beside the checkout: " + source);
        String sql = Files.readString(source)
                .replace("DROP DATABASE IF EXISTS chinook;", "")
                .replace("CREATE DATABASE chinook;", "")
                .replace("\\c chinook;", "");
        try (Database built = SERVER.create()) {
            execute(
                    built,
                    "create function pg_catalog.uuidv7() returns uuid language sql as 'select gen_random_uuid()'",
                    file);
            psql(built, Files.writeString(directory.resolve("source.sql"), sql), "0");
            comesBack(built);
        }
    }

    /** PostgreSQL 18 has uuidv7, which pagila needs. */
    private static void execute(Database database, String sql, String file) throws SQLException {
        if (file.startsWith("pagila")) {
            try (Session session = database.connect()) {
                Everything.execute(session.connection(), sql.replace("pg_catalog.", "public."));
            }
        }
    }

    private void comesBack(Database built) throws Exception {
        String dump = dump(built);
        try (Database restored = SERVER.create()) {
            psql(restored, Files.writeString(directory.resolve("dump.sql"), dump), "1");
            CatalogSnapshot before = read(built);
            CatalogSnapshot after = read(restored);
            assertThat(before.objects()).hasSizeGreaterThan(50);
            CatalogDiff diff = CatalogDiff.between(before, after);
            assertThat(diff).hasToString("before and after are equal");
            assertThat(after.fingerprint()).isEqualTo(before.fingerprint());
            assertThat(canonical(dump(restored))).isEqualTo(canonical(dump));
        }
    }

    /** A dump of the schema alone holds no large objects: they are data. */
    private CatalogSnapshot read(Database database) {
        try (Session session = database.connect()) {
            CatalogSnapshot all = reader.read(session.connection());
            return new CatalogSnapshot(
                    all.serverVersionNum(),
                    all.objects().stream()
                            .filter(o -> o.id().kind() != ObjectKind.LARGE_OBJECT)
                            .filter(o -> o.id().kind() != ObjectKind.DATABASE)
                            .toList(),
                    all.unmodelled());
        }
    }

    private static List<String> canonical(String dump) {
        return dump.lines()
                .filter(l -> !l.startsWith("\\restrict") && !l.startsWith("\\unrestrict"))
                .map(ExpressionText::canonical)
                .toList();
    }

    private static void assumeTools() {
        SERVER.server();
        for (String tool : new String[] {"psql", "pg_dump"}) {
            Path program = Objects.requireNonNull(SERVER.bin()).resolve(tool);
            assumeTrue(Files.isExecutable(program), () -> "there is no " + program);
        }
    }

    private String dump(Database database) throws IOException, InterruptedException {
        Path out = directory.resolve("out.sql");
        run(database, List.of("pg_dump", "-w", "--schema-only", "--file", out.toString(), url(database)));
        return Files.readString(out);
    }

    private void psql(Database database, Path script, String stopOnError) throws IOException, InterruptedException {
        run(
                database,
                List.of(
                        "psql",
                        "-w",
                        "-X",
                        "-q",
                        "-v",
                        "ON_ERROR_STOP=" + stopOnError,
                        "-f",
                        script.toString(),
                        url(database)));
    }

    private void run(Database database, List<String> command) throws IOException, InterruptedException {
        List<String> full = new ArrayList<>(command);
        full.set(0, Objects.requireNonNull(SERVER.bin()).resolve(command.get(0)).toString());
        Path log = directory.resolve("log.txt");
        ProcessBuilder builder = new ProcessBuilder(full)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(
                        Files.writeString(directory.resolve("nothing.txt"), "").toFile()));
        builder.environment().put("PGPASSWORD", parameter(jdbc(database), "password"));
        Process process = builder.start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        int code = process.waitFor();
        assertThat(code)
                .as(() -> {
                    try {
                        return command.get(0) + ": " + new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
                    } catch (IOException e) {
                        return e.toString();
                    }
                })
                .isZero();
    }

    private static String url(Database database) {
        URI jdbc = jdbc(database);
        return "postgresql://" + jdbc.getHost() + ":" + jdbc.getPort() + jdbc.getPath() + "?user="
                + parameter(jdbc, "user");
    }

    private static URI jdbc(Database database) {
        return URI.create(database.jdbcUrl().substring("jdbc:".length()));
    }

    private static String parameter(URI url, String name) {
        return Arrays.stream(url.getRawQuery().split("&", -1))
                .filter(p -> p.startsWith(name + "="))
                .map(p -> URLDecoder.decode(p.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }
}
