package io.confiture.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.postgres.Database;
import io.confiture.postgres.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Changes one thing after the other in a database that has everything, and asks for exactly that difference. */
@ParameterizedClass
@EnumSource(TestServer.class)
class MutationTest {
    private static final String ARROW = " =>";

    @Parameter
    TestServer server = TestServer.EMBEDDED;

    private @Nullable Database database;

    @AfterEach
    void close() {
        if (database != null) {
            database.close();
        }
    }

    @Test
    void has_enough_of_them() {
        assertThat(mutations()).hasSizeGreaterThan(300);
    }

    @TestFactory
    Stream<DynamicTest> shows_exactly_what_was_changed() throws SQLException {
        Database everything = Everything.create(server);
        database = everything;
        Session session = everything.connect();
        Connection connection = session.connection();
        CatalogReader reader = new CatalogReader(ReaderOptions.defaults());
        CatalogSnapshot before = reader.read(connection);
        int version = before.serverVersionNum() / 10_000;
        String user = connection.getMetaData().getUserName();
        return mutations().stream()
                .map(Mutation::parse)
                .filter(m -> m.from <= version && version <= m.to)
                .map(m -> DynamicTest.dynamicTest(m.sql, () -> {
                    session.begin();
                    try {
                        Everything.execute(connection, m.sql);
                        CatalogDiff diff = CatalogDiff.between(before, reader.read(connection));
                        assertThat(diff.unmodelled()).isEmpty();
                        assertThat(short_(diff))
                                .as(diff.toString())
                                .containsExactlyInAnyOrderElementsOf(m.expected.stream()
                                        .map(e -> e.replace("{user}", user))
                                        .toList());
                    } finally {
                        session.rollback();
                    }
                }));
    }

    private static List<String> mutations() {
        return Everything.text("mutations.txt")
                .lines()
                .filter(l -> !l.isBlank() && !l.startsWith("#"))
                .toList();
    }

    private static List<String> short_(CatalogDiff diff) {
        List<String> lines = new ArrayList<>();
        for (Difference d : diff.differences()) {
            lines.add(
                    switch (d.change()) {
                        case ADDED -> "+ " + d.object();
                        case REMOVED -> "- " + d.object();
                        case CHANGED, COLUMN_ORDER -> d.object() + ": " + d.property();
                    });
        }
        diff.columnOrder().forEach(d -> lines.add(d.property()));
        return lines;
    }

    private record Mutation(String sql, List<String> expected, int from, int to) {

        static Mutation parse(String line) {
            int from = 0;
            int to = Integer.MAX_VALUE;
            String rest = line;
            if (line.startsWith("[")) {
                int end = line.indexOf(']');
                int bound = Integer.parseInt(line.substring(1, end));
                from = Math.max(bound, 0);
                to = bound < 0 ? -bound : to;
                rest = line.substring(end + 2);
            }
            int arrow = rest.lastIndexOf(ARROW);
            assertThat(arrow).as("no arrow in: " + line).isPositive();
            String expected = rest.substring(arrow + ARROW.length()).strip();
            return new Mutation(
                    rest.substring(0, arrow),
                    expected.isEmpty() ? List.of() : Arrays.asList(expected.split(" \\| ", -1)),
                    from,
                    to);
        }
    }
}
