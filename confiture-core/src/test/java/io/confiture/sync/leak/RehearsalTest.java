package io.confiture.sync.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.check.Outcome;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.rows.Relation;
import io.confiture.sync.copy.SyncRun;
import io.confiture.sync.mask.Strategies;
import io.confiture.sync.rules.DecisionFiles;
import io.confiture.sync.rules.SyncRules;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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
        System.out.println(rehearsal.leaksNothing(users(), "email"));
        System.out.println(rehearsal.leaksNothing(users(), "born"));
    }

    @Test
    void a_trigger_that_copies_into_a_table_that_is_kept_is_red_at_the_column_it_copies() {
        Rehearsal rehearsal = rehearse(
                USERS + """
                CREATE TABLE audit_log (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, payload jsonb NOT NULL);
                CREATE FUNCTION log() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                  INSERT INTO audit_log (payload) VALUES (to_jsonb(NEW) - 'token'); RETURN NULL; END $$;
                CREATE TRIGGER log AFTER INSERT ON users FOR EACH ROW EXECUTE FUNCTION log();
                """,
                DECISIONS + """
                  audit_log:
                    columns:
                      id: {keep: a number}
                      payload: {keep: a log}
                """.indent(0),
                SyncRun::run);
        Outcome outcome = rehearsal.leaksNothing(users(), "email");
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(((Outcome.Failed) outcome).findings().get(0).message())
                .startsWith("values of users.email came out at audit_log.payload (as it is, ");
        assertThat(rehearsal.leaksNothing(users(), "token")).isInstanceOf(Outcome.Passed.class);
        assertThat(rehearsal.leaksNothing(orders(), "contact")).isInstanceOf(Outcome.Passed.class);
    }

    private Rehearsal rehearse(String schema, String decisions, CopyEngine engine) {
        SyncRules rules = new DecisionFiles(directory).file("shop.yaml", decisions).good();
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
