package io.confiture.sync.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.postgres.Query;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import io.confiture.rows.Relation;
import io.confiture.sync.copy.SyncException;
import io.confiture.sync.copy.SyncResult;
import io.confiture.sync.copy.SyncRun;
import io.confiture.sync.mask.Strategies;
import io.confiture.sync.rules.DecisionFiles;
import io.confiture.sync.rules.SyncRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Copies that leak are red at the rule that leaks, copies that lack something at the table, and others green. */
class RehearsalTest {

    private static final String USERS = """
            CREATE TABLE users (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text NOT NULL UNIQUE, born date,
                token text, active boolean, note text DEFAULT 'none', lower_email text GENERATED ALWAYS AS (lower(email)) STORED);
            CREATE TABLE orders (id int PRIMARY KEY, user_id bigint REFERENCES users, contact text, total numeric(12,2));
            """;

    private static final String DECISIONS = """
            tables:
              users:
                columns:
                  id: {keep: a number}
                  email: {mask: email}
                  born: {mask: date}
                  token: {null: true}
                  active: {keep: no person in it}
                  note: {default: true}
              orders:
                columns:
                  id: {keep: a number}
                  user_id: {keep: a number}
                  contact: {mask: name}
                  total: {keep: no person in it}
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
    void a_good_copy_is_green_everywhere() {
        Rehearsal rehearsal = rehearse(USERS, DECISIONS, SyncRun::run);
        for (String column : new String[] {"email", "born", "token", "note"}) {
            assertThat(rehearsal.leaksNothing(users(), column)).as(column).isInstanceOf(Outcome.Passed.class);
        }
        assertThat(rehearsal.leaksNothing(orders(), "contact")).isInstanceOf(Outcome.Passed.class);
        assertThat(rehearsal.complete(users())).isEqualTo(Outcome.passed());
        assertThat(rehearsal.complete(orders())).isEqualTo(Outcome.passed());
    }

    @Test
    void a_trigger_that_copies_into_a_table_that_is_kept_is_red_at_the_column_it_copies() {
        Rehearsal rehearsal = rehearse(USERS + """
                CREATE TABLE audit_log (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, payload jsonb NOT NULL);
                CREATE FUNCTION log() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                  INSERT INTO audit_log (payload) VALUES (to_jsonb(NEW) - 'token'); RETURN NULL; END $$;
                CREATE TRIGGER log AFTER INSERT ON users FOR EACH ROW EXECUTE FUNCTION log();
                """, DECISIONS + """
                  audit_log:
                    columns:
                      id: {keep: a number}
                      payload: {keep: a log}
                """.indent(0), SyncRun::run);
        Outcome outcome = rehearsal.leaksNothing(users(), "email");
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(((Outcome.Failed) outcome).findings().get(0).message())
                .startsWith("values of users.email came out at audit_log.payload (as it is, ");
        assertThat(rehearsal.leaksNothing(users(), "token")).isInstanceOf(Outcome.Passed.class);
        assertThat(rehearsal.leaksNothing(orders(), "contact")).isInstanceOf(Outcome.Passed.class);
    }

    /** The original ignored a rule for a column that is not there, and copied the real one as it was. */
    @Test
    void a_misspelled_column_never_copies_the_real_one() {
        Rehearsal rehearsal = rehearse(USERS, DECISIONS.replace("      email:", "      emial:"), SyncRun::run);
        assertThat(rehearsal.leaksNothing(users(), "email"))
                .isInstanceOfSatisfying(
                        Outcome.Aborted.class, a -> assertThat(a.cause()).contains("emial"));
        assertThat(rehearsal.complete(users())).isInstanceOf(Outcome.Aborted.class);
    }

    /** The original could not copy a table with a jsonb column and any rule. */
    @Test
    void a_table_with_documents_is_copied_and_they_are_masked() {
        Rehearsal rehearsal = rehearse(
                "CREATE TABLE docs (id int PRIMARY KEY, email text, profile jsonb NOT NULL, raw json)",
                """
                tables:
                  docs:
                    columns:
                      id: {keep: a number}
                      email: {mask: email}
                      profile:
                        mask:
                          strategy: json
                          paths: {$.contact.email: {mask: email}, "$.people[*].name": {mask: name}, $.plan: {keep: no person in it}}
                          unlisted: redact
                      raw: {mask: {strategy: json, paths: {$.email: {mask: email}}}}
                """,
                SyncRun::run);
        Relation docs = new Relation("public", "docs");
        assertThat(rehearsal.complete(docs)).isEqualTo(Outcome.passed());
        for (String column : new String[] {"email", "profile", "raw"}) {
            assertThat(rehearsal.leaksNothing(docs, column)).as(column).isInstanceOf(Outcome.Passed.class);
        }
        String note = ((Outcome.Passed) rehearsal.leaksNothing(docs, "profile"))
                .notes()
                .get(0)
                .message();
        assertThat(Integer.parseInt(note.substring(0, note.indexOf(' '))))
                .as("a canary at each path, and at three that nobody named, in each row")
                .isGreaterThan(4 * 10);
    }

    @TestFactory
    List<DynamicTest> a_worker_that_leaves_something_behind_is_red() {
        Map<String, String> defects = new LinkedHashMap<>();
        // What it leaves is made of what it has: originals come from the table that the trigger of the source filled.
        defects.put("a table", "CREATE TABLE left_behind AS SELECT email FROM secret");
        defects.put(
                "base64 in a column",
                "UPDATE orders SET contact = (SELECT encode(convert_to(email, 'UTF8'), 'base64') FROM secret LIMIT 1)");
        defects.put("a digest", "CREATE TABLE digests AS SELECT md5(email) FROM secret");
        defects.put(
                "a digest of lower case",
                "CREATE TABLE digests AS SELECT sha256(convert_to(lower(email), 'UTF8')) FROM secret");
        defects.put("a materialized view", "CREATE MATERIALIZED VIEW m AS SELECT reverse(email) AS r FROM secret");
        defects.put(
                "a comment",
                "DO $$ BEGIN EXECUTE format('COMMENT ON TABLE users IS %L', (SELECT email FROM secret LIMIT 1)); END $$");
        return defects.entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> {
                    Rehearsal rehearsal = rehearse(
                            USERS + """
                            CREATE TABLE secret (email text);
                            CREATE FUNCTION log() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                              INSERT INTO secret VALUES (NEW.email); RETURN NULL; END $$;
                            CREATE TRIGGER log AFTER INSERT ON users FOR EACH ROW EXECUTE FUNCTION log();
                            """,
                            DECISIONS
                                    + "  secret: {columns: {email: {keep: {reason: for the test, reviewed: true}}}}\n",
                            new PlainCopy(target -> target.send(e.getValue() + "; TRUNCATE secret")));
                    assertThat(rehearsal.leaksNothing(users(), "email")).isInstanceOf(Outcome.Failed.class);
                    assertThat(rehearsal.leaksNothing(users(), "token")).isInstanceOf(Outcome.Passed.class);
                }))
                .toList();
    }

    @TestFactory
    List<DynamicTest> a_worker_that_spoils_the_copy_is_red_at_the_table() {
        Map<String, String> defects = new LinkedHashMap<>();
        defects.put(
                "the source has 14 rows, the target 13", "DELETE FROM orders WHERE id = (SELECT min(id) FROM orders)");
        defects.put(
                "1 rows of the target are not as the source has them",
                "UPDATE orders SET total = 1.11 WHERE id = (SELECT min(id) FROM orders)");
        defects.put(
                "2 rows of the target are not as the source has them",
                "UPDATE orders o SET total = (SELECT p.total FROM orders p WHERE p.id <> o.id AND p.id IN (SELECT id FROM orders WHERE total IS NOT NULL ORDER BY id LIMIT 2))"
                        + " WHERE id IN (SELECT id FROM orders WHERE total IS NOT NULL ORDER BY id LIMIT 2)");
        defects.put(
                "rows refer to rows of users that are not there",
                "SET session_replication_role = replica; DELETE FROM users");
        defects.put(
                "the target has no constraint orders_user_id_fkey",
                "ALTER TABLE orders DROP CONSTRAINT orders_user_id_fkey");
        defects.put(
                "the constraint orders_user_id_fkey is not as it was",
                "ALTER TABLE orders DROP CONSTRAINT orders_user_id_fkey;"
                        + " ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users NOT VALID");
        defects.put("the trigger t is not as it was", "ALTER TABLE orders DISABLE TRIGGER t");
        defects.put("the target has a index orders_contact_idx that was not there", "CREATE INDEX ON orders (contact)");
        defects.put("the table is not as it was", "ALTER TABLE orders SET UNLOGGED");
        defects.put("would give numbers again that number has", "SELECT setval('orders_number_seq', 3)");
        return defects.entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> {
                    Rehearsal rehearsal = rehearse(
                            USERS + """
                            ALTER TABLE orders ADD number serial;
                            CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
                            CREATE TRIGGER t BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION nothing();
                            """,
                            DECISIONS + "      number: {keep: a number}\n",
                            new PlainCopy(target -> target.send(e.getValue())));
                    Outcome outcome = rehearsal.complete(orders());
                    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
                    assertThat(((Outcome.Failed) outcome).findings())
                            .extracting(Finding::message)
                            .anyMatch(m -> m.contains(e.getKey()));
                }))
                .toList();
    }

    @Test
    void a_worker_that_fails_aborts_and_one_that_tells_a_value_is_red() {
        Rehearsal failing = rehearse(USERS, DECISIONS, (request, progress) -> {
            throw new SyncException(SyncException.Kind.COPY, "the disk is full", List.of(), null);
        });
        assertThat(failing.leaksNothing(users(), "email"))
                .isEqualTo(new Outcome.Aborted("the copy failed: the disk is full"));
        assertThat(failing.complete(users())).isEqualTo(new Outcome.Aborted("the copy failed: the disk is full"));

        Rehearsal telling = rehearse(USERS, DECISIONS, (request, progress) -> {
            try (Session source = Session.to(request.from())) {
                String email = new Query(source).value("SELECT max(email) FROM users");
                throw new SyncException(SyncException.Kind.COPY, "duplicate key " + email, List.of(), null);
            }
        });
        Outcome outcome = telling.leaksNothing(users(), "email");
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(((Outcome.Failed) outcome).findings().get(0).message()).contains("messages.of the run");
        assertThat(telling.complete(users()))
                .isEqualTo(new Outcome.Aborted("the copy failed, and what it says repeats a value"));
    }

    @Test
    void a_value_in_a_log_is_red() {
        Arrays.stream(Logger.getLogger("").getHandlers()).forEach(h -> h.setLevel(Level.OFF));
        Rehearsal rehearsal = rehearse(USERS, DECISIONS, (request, progress) -> {
            try (Session source = Session.to(request.from())) {
                String token = new Query(source).value("SELECT max(token) FROM users");
                Logger.getLogger("org.postgresql.test").log(Level.WARNING, "refused {0}", token);
            }
            return new PlainCopy().copy(request, progress);
        });
        assertThat(rehearsal.leaksNothing(users(), "token")).isInstanceOf(Outcome.Failed.class);
        assertThat(rehearsal.leaksNothing(users(), "email")).isInstanceOf(Outcome.Passed.class);
    }

    @Test
    void chosen_rows_are_rehearsed_too_and_leaks_are_asked_of_all() {
        String decisions = DECISIONS
                .replace("  users:\n", "  users:\n    rows: \"id < 0\"\n")
                .replace("  orders:\n", "  orders:\n    rows: \"user_id IS NULL\"\n")
                .replace("token: {null: true}", "token: {mask: {strategy: masking_retention, percentage: 1}}");
        Rehearsal rehearsal = rehearse(USERS, decisions, SyncRun::run);
        assertThat(rehearsal.complete(users()))
                .isEqualTo(
                        new Outcome.Skipped("none of the rows that were made for it is among those that are chosen"));
        assertThat(rehearse(USERS, decisions.replace("id < 0", "id IS NOT NULL"), SyncRun::run)
                        .complete(users()))
                .isEqualTo(Outcome.passed());
        assertThat(rehearsal.leaksNothing(users(), "email")).isInstanceOf(Outcome.Passed.class);
        assertThat(rehearsal.leaksNothing(users(), "token")).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void a_table_without_rows_leaks_nothing_and_a_worker_that_copies_them_is_red() {
        String decisions = DECISIONS.substring(0, DECISIONS.indexOf("  orders:"))
                + "  orders: {without_rows: nobody needs them}\n";
        Rehearsal good = rehearse(USERS, decisions, new PlainCopy());
        assertThat(good.complete(orders())).isEqualTo(Outcome.passed());
        assertThat(good.leaksNothing(orders(), "contact")).isInstanceOf(Outcome.Passed.class);
        Rehearsal bad = rehearse(
                USERS, decisions, new PlainCopy(target -> target.send("INSERT INTO orders (id, total) VALUES (1, 2)")));
        assertThat(bad.complete(orders())).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void rows_that_do_not_arrive_are_no_proof() {
        Rehearsal rehearsal =
                rehearse(USERS, DECISIONS, new PlainCopy(target -> target.send("TRUNCATE users, orders")));
        assertThat(rehearsal.leaksNothing(users(), "email"))
                .isEqualTo(new Outcome.Skipped("no row of users arrived, so that nothing could show"));
        assertThat(rehearsal.complete(users())).isInstanceOf(Outcome.Failed.class);
    }

    /** What is written to SLF4J cannot be caught whatever is behind it, so nothing in this room may write to it. */
    @Test
    void no_class_of_the_room_has_a_logger() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/io/confiture/sync"))) {
            List<Path> sources =
                    files.filter(f -> f.toString().endsWith(".java")).toList();
            assertThat(sources).hasSizeGreaterThan(100);
            assertThat(sources).allSatisfy(f -> assertThat(Files.readString(f)).doesNotContain("org.slf4j"));
        }
    }

    @Test
    void booleans_that_come_unchanged_are_red_and_others_are_not() {
        String schema =
                "CREATE TABLE flags (id int PRIMARY KEY, a boolean NOT NULL, b boolean NOT NULL, born date NOT NULL)";
        String decisions = """
                tables:
                  flags:
                    columns:
                      id: {keep: a number}
                      a: {null: true}
                      b: {null: true}
                      born: {null: true}
                """;
        Relation flags = new Relation("public", "flags");
        Rehearsal good = rehearse(schema.replace(" NOT NULL", ""), decisions, new PlainCopy());
        assertThat(good.leaksNothing(flags, "a")).isInstanceOf(Outcome.Passed.class);
        assertThat(good.leaksNothing(flags, "born")).isInstanceOf(Outcome.Passed.class);
        Rehearsal bad = rehearse(schema.replace(" NOT NULL", ""), decisions, (request, progress) -> {
            SyncResult result = new PlainCopy().copy(request, progress);
            try (Session source = Session.to(request.from());
                    Session target = Session.to(request.to())) {
                for (var row : new Query(source)
                        .rows("SELECT id, a, born FROM flags WHERE a IS NOT NULL AND born IS NOT NULL")) {
                    new Query(target)
                            .send("UPDATE flags SET a = '" + row.get(1) + "', born = '" + row.get(2) + "' WHERE id = "
                                    + row.get(0));
                }
            }
            return result;
        });
        assertThat(bad.leaksNothing(flags, "a")).isInstanceOf(Outcome.Failed.class);
        assertThat(bad.leaksNothing(flags, "born")).isInstanceOf(Outcome.Failed.class);
        assertThat(bad.leaksNothing(flags, "b")).isInstanceOf(Outcome.Passed.class);
    }

    private Rehearsal rehearse(String schema, String decisions, CopyEngine engine) {
        SyncRules rules =
                new DecisionFiles(directory).file("shop.yaml", decisions).read();
        assertThat(rules.problems()).isEmpty();
        return new Rehearsal(
                new TwoCopies(servers.server(), schema),
                rules,
                Strategies.load(RehearsalTest.class.getClassLoader()),
                1000,
                engine);
    }

    private static Relation users() {
        return new Relation("public", "users");
    }

    private static Relation orders() {
        return new Relation("public", "orders");
    }
}
