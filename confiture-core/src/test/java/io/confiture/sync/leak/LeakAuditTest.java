package io.confiture.sync.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.postgres.Database;
import io.confiture.postgres.Query;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import io.confiture.project.DatabaseUrl;
import io.confiture.sync.copy.SyncProgress;
import io.confiture.sync.copy.SyncRequest;
import io.confiture.sync.copy.SyncResult;
import io.confiture.sync.copy.SyncRun;
import io.confiture.sync.mask.MaskKey;
import io.confiture.sync.mask.Strategies;
import io.confiture.sync.plan.TableSelection;
import io.confiture.sync.rules.DecisionFiles;
import io.confiture.sync.rules.SyncRules;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Originals that stand in the target after a real copy are found, and what is no leak is counted apart. */
class LeakAuditTest {

    private static final String SCHEMA = """
            CREATE TABLE users (id int PRIMARY KEY, email text, full_name text, city text, born date);
            CREATE TABLE notes (id int PRIMARY KEY, body text);
            CREATE TABLE logs (k int, line text) PARTITION BY LIST (k);
            CREATE TABLE logs_1 PARTITION OF logs FOR VALUES IN (1);
            """;

    private static final String DECISIONS = """
            tables:
              users:
                columns:
                  id: {keep: a number}
                  email: {mask: email}
                  full_name: {mask: name}
                  city: {mask: redact}
                  born: {mask: date}
              notes:
                columns:
                  id: {keep: a number}
                  body: {keep: a text about things}
              logs:
                columns:
                  k: {keep: a number}
                  line: {keep: {reason: looked at, reviewed: true}}
            """;

    private static final String ROWS = """
            INSERT INTO users SELECT i, 'person.' || md5(i::text) || '@real.example', 'Forename' || chr(97 + i % 26)
                || ' Familyname' || md5('n' || i), CASE WHEN i % 2 = 0 THEN 'Königswinter' ELSE 'Regensburg' END,
                DATE '1960-01-01' + i FROM generate_series(1, 300) i;
            INSERT INTO notes SELECT i, 'nothing personal ' || i FROM generate_series(1, 50) i;
            """;

    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Servers servers;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @BeforeAll
    static void start() {
        servers = Servers.of(ServerChoice.embedded());
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @Test
    void a_clean_copy_has_no_originals() {
        AuditResult result = audit(ROWS, "SELECT 1", AuditDepth.ALL);
        assertThat(result.leaks()).isEmpty();
        assertThat(result.findings()).isEmpty();
        assertThat(result.originals()).isEqualTo(900);
        assertThat(result.weak()).isEqualTo(300);
        assertThat(result.leftOut()).containsExactly("users.born");
        assertThat(result.coverage().complete()).isTrue();
        assertThat(result.lines()).anyMatch(l -> l.startsWith("looked for 900 originals (all of the rows) in "));
    }

    @Test
    void an_original_in_a_kept_column_is_a_leak() {
        AuditResult result = audit(
                ROWS + "INSERT INTO notes SELECT 1000 + id, 'wrote to ' || email || ' today' FROM users WHERE id <= 3",
                "SELECT 1",
                AuditDepth.ALL);
        assertThat(result.leaks()).extracting(Hit::words).containsExactly("notes.body (as it is, 3 rows)");
        assertThat(result.findings()).hasSize(1);
        assertThat(result.toString() + result.findings() + result.lines()).doesNotContain("real.example");
    }

    @Test
    void encoded_originals_that_a_copy_left_behind_are_leaks() {
        AuditResult result = audit(
                ROWS,
                "CREATE TABLE left_behind AS SELECT encode(convert_to('person.' || md5('7') || '@real.example', 'UTF8'), 'base64') AS a,"
                        + " convert_to('person.' || md5('8') || '@real.example', 'LATIN1') AS b, 1 AS c",
                AuditDepth.ALL);
        assertThat(result.leaks())
                .extracting(Hit::words)
                .containsExactlyInAnyOrder("left_behind.a (in base64, 1 row)", "left_behind.b (in hexadecimal, 1 row)");
    }

    @Test
    void what_many_share_or_somebody_reviewed_is_counted_and_no_leak() {
        AuditResult result = audit(
                ROWS + "INSERT INTO notes VALUES (2000, 'born in Königswinter');"
                        + "INSERT INTO logs SELECT 1, email FROM users WHERE id < 3",
                "SELECT 1",
                AuditDepth.ALL);
        assertThat(result.leaks()).isEmpty();
        assertThat(result.shared()).extracting(Hit::words).containsExactly("notes.body (as it is, 1 row)");
        assertThat(result.reviewed()).extracting(Hit::words).containsExactly("logs_1.line (as it is, 2 rows)");
        assertThat(result.lines())
                .anyMatch(l -> l.startsWith("shared by five rows or more"))
                .anyMatch(l -> l.startsWith("kept and reviewed"));
    }

    @Test
    void an_address_is_a_leak_however_many_rows_share_it() {
        AuditResult result = audit(
                ROWS + "UPDATE users SET email = 'one.customer@real.example' WHERE id <= 10;"
                        + "INSERT INTO notes VALUES (3000, 'ask one.customer@real.example')",
                "SELECT 1",
                AuditDepth.ALL);
        assertThat(result.leaks()).extracting(Hit::words).containsExactly("notes.body (as it is, 1 row)");
    }

    @Test
    void a_shared_word_is_a_leak_in_its_own_column() {
        AuditResult result = audit(ROWS, "UPDATE users SET city = 'Königswinter' WHERE id = 4", AuditDepth.ALL);
        assertThat(result.leaks()).extracting(Hit::words).containsExactly("users.city (as it is, 1 row)");
    }

    @Test
    void a_small_filter_lets_more_through_and_the_answer_is_the_same() {
        String leaky = ROWS + "INSERT INTO notes SELECT 1000 + id, email FROM users WHERE id = 5";
        AuditResult result = audit(leaky, "SELECT 1", new AuditDepth(100, 1 << 10));
        assertThat(result.leaks()).extracting(Hit::words).containsExactly("notes.body (as it is, 1 row)");
    }

    @Test
    void a_sample_says_that_it_is_one() {
        AuditResult result = audit(ROWS, "SELECT 1", AuditDepth.sample(20));
        assertThat(result.originals()).isBetween(60L, 400L);
        assertThat(result.lines().get(0)).contains("(20.0 % of the rows)");
    }

    private AuditResult audit(String rows, String defect, AuditDepth depth) {
        SyncRules rules =
                new DecisionFiles(directory).file("shop.yaml", DECISIONS).good();
        Strategies strategies = Strategies.load(LeakAuditTest.class.getClassLoader());
        return new TwoCopies(servers.server(), SCHEMA).on(2, databases -> {
            send(databases.get(0), rows);
            SyncResult result = SyncRun.run(
                    new SyncRequest(
                            url(databases.get(0)),
                            url(databases.get(1)),
                            rules,
                            strategies,
                            MaskKey.ofChecks(),
                            TableSelection.ALL,
                            List.of(),
                            1000,
                            false,
                            1),
                    SyncProgress.NONE);
            send(databases.get(1), defect);
            return new LeakAudit(result.plan(), rules, depth).between(url(databases.get(0)), url(databases.get(1)));
        });
    }

    private static DatabaseUrl url(Database database) {
        return DatabaseUrl.parse(database.jdbcUrl());
    }

    private static void send(Database database, String sql) {
        try (Session session = database.connect()) {
            new Query(session).send(sql);
        }
    }
}
