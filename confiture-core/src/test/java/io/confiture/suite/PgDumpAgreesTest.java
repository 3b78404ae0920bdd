package io.confiture.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.confiture.check.Outcome;
import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.Server;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.suite.CheckResult.Word;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The second opinion on round trips: psql runs each migration up, down and up again in a database of its own, pg_dump writes the
 * schema in between, and equal dumps are a round trip. Our verdict is the same, but for {@link #EXPLAINED}.
 */
class PgDumpAgreesTest {

    private static final Path BIN = Path.of("/usr/lib/postgresql/15/bin");

    /** Where dumps differ and we say that nothing is wrong, each with the reason; a note of ours says the first one, too. */
    private static final Map<String, String> EXPLAINED = Map.of(
            "right but column order", "ADD COLUMN can only append: nobody can put a column back where it was",
            "right but white space", "white space between the tokens of an SQL body means nothing");

    /** As pg_dump has it: functions come before the tables that they ask. */
    private static final String NO_BODIES = "SET check_function_bodies = off;\n";

    private static Server server;
    private static Servers servers;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path temp;

    @BeforeAll
    static void start() {
        for (String program : List.of("postgres", "psql", "pg_dump")) {
            assumeTrue(Files.isExecutable(BIN.resolve(program)), () -> "there is no " + BIN.resolve(program));
        }
        servers = Servers.of(ServerChoice.embedded(BIN));
        server = servers.server();
    }

    @AfterAll
    static void stop() {
        if (servers != null) {
            servers.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"northwind", "chinook", "pagila"})
    void on_what_people_write(String sample) throws Exception {
        List<TriedPair> pairs = new ArrayList<>();
        pairs.add(new TriedPair("the sample", sample(sample), null, ""));
        pairs.addAll(TriedPair.written(sample));
        agree(pairs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"northwind", "chinook", "pagila"})
    void on_every_object_of_a_sample_alone(String sample) throws Exception {
        agree(TriedPair.generated(sample(sample)));
    }

    @Test
    void on_our_own_sample() throws Exception {
        List<TriedPair> pairs = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("../samples/shop/db/migrations"))) {
            for (Path up :
                    files.filter(f -> f.toString().endsWith(".up.sql")).sorted().toList()) {
                Path down = Path.of(up.toString().replace(".up.sql", ".down.sql"));
                pairs.add(new TriedPair(
                        String.valueOf(up.getFileName()), Files.readString(up), Files.readString(down), "right"));
            }
        }
        assertThat(pairs).isNotEmpty();
        agree(pairs);
    }

    /** Return a public sample as PostgreSQL 15 takes it, without rows. */
    private static String sample(String name) throws IOException {
        Path corpora = Path.of(System.getProperty("confiture.corpora", "../../shared/corpora"));
        Path file = corpora.resolve(name).resolve(name.equals("pagila") ? "pagila-schema.sql" : name + ".sql");
        assumeTrue(Files.isReadable(file), () -> "the sample is not beside the checkout: " + file);
        StringBuilder sql = new StringBuilder();
        if (name.equals("pagila")) {
            sql.append(NO_BODIES)
                    .append(
                            "CREATE FUNCTION public.uuidv7() RETURNS uuid LANGUAGE sql AS 'SELECT gen_random_uuid()';\n");
        }
        for (io.confiture.sql.Statement statement : io.confiture.sql.SqlScript.parse(
                        io.confiture.sql.SqlSource.of(file, name, Files.readString(file)))
                .statements()) {
            String text = statement.text();
            String start = text.toUpperCase(Locale.ROOT);
            boolean rows = start.startsWith("INSERT") || start.startsWith("COPY") || start.startsWith("UPDATE");
            boolean elsewhere = start.contains("DATABASE") || start.startsWith("SET ") || start.contains("SET_CONFIG");
            // Of sixty partitions that look alike, twelve are enough; the extension comes with no distribution.
            boolean toomany = List.of("p2023", "p2024", "p2025", "p2026", "EXTENSION", "film_embedding").stream()
                    .anyMatch(text::contains);
            if (!rows && !elsewhere && !toomany) {
                sql.append(text.replace(") VIRTUAL", ") STORED")).append(";\n");
            }
        }
        return sql.toString();
    }

    private void agree(List<TriedPair> pairs) throws Exception {
        Map<String, CheckResult> ours = ours(pairs);
        List<String> disagreements = new ArrayList<>();
        PsqlHarness harness = new PsqlHarness(BIN, temp);
        try (Database database = server.create(DatabaseSettings.defaults())) {
            String before = harness.dump(database);
            for (int i = 0; i < pairs.size(); i++) {
                TriedPair pair = pairs.get(i);
                String after = before;
                if (pair.down() != null) {
                    CheckResult result = Objects.requireNonNull(ours.get("migrations/" + id(i) + "/round-trip"));
                    boolean comesBack;
                    try (Database copy = server.clone(database)) {
                        comesBack = comesBack(harness, copy, pair, before);
                    }
                    compare(pair, result, comesBack, disagreements);
                }
                CheckResult up = Objects.requireNonNull(ours.get("migrations/" + id(i) + "/up"));
                if (up.word() != Word.PASSED) {
                    disagreements.add(pair.name() + ": we cannot apply it" + detail(up));
                }
                if (!harness.psql(database, pair.up())) {
                    disagreements.add(pair.name() + ": psql cannot apply it: " + harness.said());
                }
                after = harness.dump(database);
                before = after;
            }
        }
        assertThat(String.join("\n\n", disagreements)).isEmpty();
    }

    private static boolean comesBack(PsqlHarness harness, Database copy, TriedPair pair, String before)
            throws Exception {
        if (!harness.psql(copy, pair.up())) {
            return false;
        }
        String after = harness.dump(copy);
        return harness.psql(copy, Objects.requireNonNull(pair.down()))
                && harness.dump(copy).equals(before)
                && harness.psql(copy, pair.up())
                && harness.dump(copy).equals(after);
    }

    private static void compare(TriedPair pair, CheckResult result, boolean comesBack, List<String> disagreements) {
        boolean green = result.word() == Word.PASSED;
        boolean explained = EXPLAINED.containsKey(pair.expected());
        if (explained && (!green || comesBack)) {
            disagreements.add(pair.name() + ": needs no explanation any more: ours " + result.word() + ", dumps "
                    + (comesBack ? "equal" : "differ"));
        } else if (!explained && green != comesBack) {
            disagreements.add(pair.name() + ": ours " + result.word() + ", dumps " + (comesBack ? "equal" : "differ")
                    + detail(result));
        } else if (!explained
                && !pair.expected().isEmpty()
                && green != pair.expected().equals("right")) {
            disagreements.add(pair.name() + ": who wrote it says " + pair.expected() + ", both say " + result.word()
                    + detail(result));
        }
        if (pair.expected().contains("column order")
                && !(result.outcome() instanceof Outcome.Passed passed
                        && passed.notes().stream().anyMatch(n -> n.message().contains("another order")))) {
            disagreements.add(pair.name() + ": no note tells of the order of columns");
        }
    }

    private static String detail(CheckResult result) {
        return result.outcome() instanceof Outcome.Failed failed
                ? "\n" + io.confiture.report.FindingText.whole(failed.findings())
                : "";
    }

    private Map<String, CheckResult> ours(List<TriedPair> pairs) {
        TestProject project = new TestProject(temp.resolve("project"))
                .settings("postgres: {provider: embedded, bin_directory: " + BIN + "}\nmigration: {data: {rows: 0}}\n");
        for (int i = 0; i < pairs.size(); i++) {
            TriedPair pair = pairs.get(i);
            project.up(
                    id(i), (pair.down() == null ? "-- confiture:irreversible it is where we begin\n" : "") + pair.up());
            if (pair.down() != null) {
                project.down(id(i), pair.down());
            }
        }
        return project.run("migrations").byId();
    }

    private static String id(int number) {
        return String.format(Locale.ROOT, "%03d_pair", number + 1);
    }
}
