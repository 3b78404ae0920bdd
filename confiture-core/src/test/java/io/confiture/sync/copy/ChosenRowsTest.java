package io.confiture.sync.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.confiture.check.Finding;
import io.confiture.postgres.Query;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Parts of a real database are copied: what belongs to the chosen rows comes, and every foreign key holds in the target. */
class ChosenRowsTest {

    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Servers servers;

    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static String chinook;

    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private TwoDatabases databases;

    @BeforeAll
    static void start() throws IOException {
        Path file = Path.of(System.getProperty("confiture.corpora", "../../shared/corpora"))
                .resolve("chinook/chinook.sql");
        assumeTrue(Files.exists(file), "the public sample databases are not in " + file.getParent());
        chinook = Files.readString(file);
        servers = Servers.of(ServerChoice.embedded());
    }

    @AfterAll
    static void stop() {
        if (servers != null) {
            servers.close();
        }
    }

    @BeforeEach
    void create() {
        databases = new TwoDatabases(servers.server());
        databases.schema(statements(false)).rows(statements(true));
    }

    @AfterEach
    void drop() {
        databases.close();
    }

    private static String statements(boolean rows) {
        SqlScript script = SqlScript.parse(SqlSource.of(Path.of("/tmp/chinook.sql"), "chinook.sql", chinook));
        return script.statements().stream()
                .filter(s -> s.kind().is("INSERT") == rows && !s.kind().reachesBeyondDatabase())
                .map(s -> s.text() + ";")
                .collect(Collectors.joining("\n"));
    }

    private SyncResult run(Copying copying) {
        return copying.run(databases.sourceUrl(), databases.targetUrl());
    }

    @Test
    void the_customers_of_a_country_come_with_what_is_theirs() {
        for (String country : List.of("Brazil", "Germany")) {
            SyncResult result = run(new Copying().rows("customer", "country = '" + country + "'"));

            // The second time the target has rows.
            assertThat(result.staged()).isEqualTo(country.equals("Germany"));
            String mine = " WHERE customer_id IN (SELECT customer_id FROM customer WHERE country = '" + country + "')";
            same(
                    "SELECT count(*), sum(customer_id) FROM customer" + mine,
                    "SELECT count(*), sum(customer_id) FROM customer");
            same("SELECT count(*), sum(total) FROM invoice" + mine, "SELECT count(*), sum(total) FROM invoice");
            same(
                    "SELECT count(*), sum(invoice_line_id) FROM invoice_line WHERE invoice_id IN (SELECT invoice_id FROM invoice"
                            + mine + ")",
                    "SELECT count(*), sum(invoice_line_id) FROM invoice_line");
            same("SELECT count(*) FROM track", "SELECT count(*) FROM track");
            assertThat(databases.inTarget("SELECT count(*) FROM customer")).isNotEqualTo("0");
            assertNoOrphans();
            assertThat(result.notes())
                    .extracting(Finding::message)
                    .anyMatch(m -> m.startsWith("invoice: "))
                    .noneMatch(m -> m.contains(country));
        }
    }

    @Test
    void a_few_lines_come_with_all_that_they_refer_to_and_no_more() {
        run(new Copying()
                .rows("invoice_line", "invoice_line_id % 200 = 0")
                .rows("invoice", "false")
                .rows("customer", "false")
                .rows("employee", "employee_id = 8")
                .rows("track", "false")
                .rows("album", "false")
                .rows("artist", "false"));

        same(
                "SELECT count(*), sum(invoice_line_id) FROM invoice_line WHERE invoice_line_id % 200 = 0",
                "SELECT count(*), sum(invoice_line_id) FROM invoice_line");
        same(
                "SELECT count(*), sum(track_id) FROM track WHERE track_id IN (SELECT track_id FROM invoice_line WHERE"
                        + " invoice_line_id % 200 = 0)",
                "SELECT count(*), sum(track_id) FROM track");
        same(
                "SELECT count(*) FROM album WHERE album_id IN (SELECT album_id FROM track JOIN invoice_line USING (track_id)"
                        + " WHERE invoice_line_id % 200 = 0)",
                "SELECT count(*) FROM album");
        // The eighth reports to the sixth, who reports to the first.
        assertThat(databases.inTarget("SELECT count(*) FROM employee WHERE employee_id IN (1, 6, 8)"))
                .isEqualTo("3");
        assertThat(databases.inTarget(
                        "SELECT count(*) FROM playlist_track p WHERE p.track_id NOT IN (SELECT track_id FROM track)"))
                .isEqualTo("0");
        assertNoOrphans();
    }

    private void same(String inSource, String inTarget) {
        assertThat(new Query(databases.target()).rows(inTarget))
                .isEqualTo(new Query(databases.source()).rows(inSource));
    }

    /** The keys are there, the server says that they hold, and an anti-join says so again. */
    private void assertNoOrphans() {
        Query target = new Query(databases.target());
        String keys =
                "SELECT conname, pg_get_constraintdef(oid), convalidated FROM pg_constraint WHERE contype = 'f' ORDER BY 1";
        assertThat(target.rows(keys)).hasSize(11).isEqualTo(new Query(databases.source()).rows(keys));
        TreeMap<String, String> orphans = new TreeMap<>();
        for (List<String> key : texts(
                target,
                "SELECT k.conname, k.conrelid::regclass, c.attname, k.confrelid::regclass, p.attname FROM pg_constraint k"
                        + " JOIN pg_attribute c ON c.attrelid = k.conrelid AND c.attnum = k.conkey[1]"
                        + " JOIN pg_attribute p ON p.attrelid = k.confrelid AND p.attnum = k.confkey[1] WHERE k.contype = 'f'")) {
            orphans.put(
                    key.get(0),
                    databases.inTarget("SELECT count(*) FROM " + key.get(1) + " c WHERE c." + key.get(2)
                            + " IS NOT NULL AND NOT EXISTS (SELECT FROM " + key.get(3) + " p WHERE p." + key.get(4)
                            + " = c."
                            + key.get(2) + ")"));
        }
        assertThat(orphans).hasSize(11);
        assertThat(orphans.values()).containsOnly("0");
    }

    private static List<List<String>> texts(Query query, String sql) {
        return query.rows(sql).stream()
                .map(r -> r.stream().map(Objects::requireNonNull).toList())
                .toList();
    }
}
