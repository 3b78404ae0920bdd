package io.confiture.migration.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.confiture.postgres.CommitMode;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import io.confiture.sql.Statement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Measures what statements lock, rewrite and read on real servers, and holds the page docs/reference/locks.md to it.
 *
 * <p>{@code -Dconfiture.docs.update=true} writes what was measured on the embedded server into the page, to be read before it is
 * committed: the expectations of this test are what stands there.
 */
class MeasuredFactsTest {

    private static final Path PAGE = Path.of("..", "docs", "reference", "locks.md");
    private static final Path INSTALLED = Path.of("/usr/lib/postgresql/15/bin");
    private static final String BEGIN = "<!-- measured: begin -->";
    private static final String END = "<!-- measured: end -->";

    /** Where PostgreSQL 15 does otherwise than the page says, which was measured on a newer one. */
    private static final Map<String, String> ON_15 =
            Map.of("GRANT SELECT ON t TO PUBLIC", "no lock on what was there before, no rewrite, no scan");

    @Test
    void the_page_says_what_the_embedded_server_does() throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        int to = page.indexOf(END);
        String measured;
        try (Servers servers = Servers.of(ServerChoice.embedded())) {
            measured = table(measure(servers));
        }
        if (Boolean.getBoolean("confiture.docs.update")) {
            Files.writeString(PAGE, page.substring(0, from) + measured + page.substring(to));
        } else {
            assertThat(page.substring(from, to)).isEqualTo(measured);
        }
    }

    @Test
    void an_older_server_does_the_same() throws IOException {
        assumeTrue(Files.isDirectory(INSTALLED), () -> "there is no PostgreSQL in " + INSTALLED);
        Map<String, String> expected = documented();
        expected.putAll(ON_15);
        try (Servers servers = Servers.of(ServerChoice.embedded(INSTALLED))) {
            Map<String, String> measured = measure(servers);
            expected.forEach((statement, summary) ->
                    assertThat(measured.get(statement)).as(statement).isEqualTo(summary));
            assertThat(measured).hasSameSizeAs(expected);
        }
    }

    /** Run each statement on the same ground. */
    private static Map<String, String> measure(Servers servers) {
        Map<String, String> measured = new LinkedHashMap<>();
        String ground = resource("facts.setup.sql");
        try (TraceServer shared = new TraceServer(servers.server()).given(ground)) {
            for (String fact : facts()) {
                if (fact.startsWith("#")) {
                    continue;
                }
                List<Statement> statements = TraceServer.statements(fact);
                if (statements.stream().anyMatch(s -> s.kind().refusedInTransactionBlock())) {
                    try (TraceServer alone = new TraceServer(servers.server()).given(ground)) {
                        measured.put(fact, alone.last(fact).summary());
                    }
                } else {
                    measured.put(fact, rolledBack(shared, fact).summary());
                }
            }
        }
        return measured;
    }

    private static StatementTrace rolledBack(TraceServer server, String fact) {
        Session session = server.session();
        session.begin();
        try {
            List<StatementTrace> traces = server.trace(fact, CommitMode.CALLER).statements();
            return traces.get(traces.size() - 1);
        } finally {
            session.rollback();
        }
    }

    private static String table(Map<String, String> measured) {
        StringBuilder page = new StringBuilder("\n");
        for (String fact : facts()) {
            if (fact.startsWith("#")) {
                page.append("\n### ")
                        .append(fact.substring(1).strip())
                        .append("\n\n| statement | what it does |\n|---|---|\n");
            } else {
                page.append("| `").append(fact.replace("|", "\\|")).append("` | ");
                page.append(measured.get(fact)).append(" |\n");
            }
        }
        return page.append("\n").toString();
    }

    private static Map<String, String> documented() throws IOException {
        Map<String, String> documented = new LinkedHashMap<>();
        String page = Files.readString(PAGE);
        String table = page.substring(page.indexOf(BEGIN), page.indexOf(END));
        for (String line : table.lines().toList()) {
            if (line.startsWith("| `") && line.endsWith(" |")) {
                int end = line.indexOf("` | ");
                documented.put(line.substring(3, end), line.substring(end + 4, line.length() - 2));
            }
        }
        return documented;
    }

    private static List<String> facts() {
        List<String> facts = new ArrayList<>();
        resource("facts.txt").lines().filter(line -> !line.isBlank()).forEach(facts::add);
        return facts;
    }

    private static String resource(String name) {
        try (var in = MeasuredFactsTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
