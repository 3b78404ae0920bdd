package io.confiture.sync.copy;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whole databases are copied, into empty tables and into filled ones. */
class SyncRunTest {

    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Servers servers;

    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private TwoDatabases databases;

    @BeforeAll
    static void start() {
        servers = Servers.of(ServerChoice.embedded());
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @BeforeEach
    void create() {
        databases = new TwoDatabases(servers.server());
    }

    @AfterEach
    void drop() {
        databases.close();
    }

    private SyncResult run(Copying copying) {
        return copying.run(databases.sourceUrl(), databases.targetUrl());
    }

    private void assertCopied() {
        assertThat(Copying.state(databases.target())).isEqualTo(Copying.state(databases.source()));
    }

    /** S1 of the original: the child comes first in the order of names, and was emptied when its parent was. */
    @Test
    void a_child_before_its_parent_keeps_its_rows() {
        databases
                .schema(
                        "CREATE TABLE users (id int PRIMARY KEY, email text);"
                                + " CREATE TABLE orders (id int PRIMARY KEY, u int NOT NULL REFERENCES users ON DELETE CASCADE)")
                .rows("INSERT INTO users SELECT i, 'u' || i || '@real.org' FROM generate_series(1, 1000) i;"
                        + " INSERT INTO orders SELECT i, 1 + i % 1000 FROM generate_series(1, 3000) i");

        SyncResult result = run(new Copying());

        assertThat(result.staged()).isFalse();
        assertThat(result.tables()).extracting(TableCopy::rows).containsExactly(3000L, 1000L);
        assertCopied();
        SyncResult again = run(new Copying());
        assertThat(again.staged()).isTrue();
        assertCopied();
    }

    @Test
    void masked_columns_hold_no_original() {
        databases
                .schema("CREATE TABLE users (id int PRIMARY KEY, email text UNIQUE)")
                .rows("INSERT INTO users SELECT i, 'u' || i || '@real.org' FROM generate_series(1, 100) i");

        SyncResult result = run(new Copying().mask("users.email", "email"));

        assertThat(result.tables().get(0).masked()).isEqualTo(1);
        assertThat(databases.inTarget("SELECT count(DISTINCT email) FROM users WHERE email NOT LIKE '%real.org'"))
                .isEqualTo("100");
    }

    /** S8 of the original: sequences were not advanced, and the first row that was added then collided. */
    @Test
    void sequences_stand_where_the_source_has_them_and_never_behind_a_row() {
        databases
                .schema(
                        "CREATE TABLE a (id serial PRIMARY KEY); CREATE TABLE b (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, n numeric);"
                                + " CREATE SEQUENCE back INCREMENT -5; CREATE TABLE c (id bigint DEFAULT nextval('back'));"
                                + " CREATE TABLE d (id smallserial, code text DEFAULT 'A' || nextval('a_id_seq')); CREATE SEQUENCE free")
                .rows(
                        "INSERT INTO a SELECT FROM generate_series(1, 1000); INSERT INTO a VALUES (5000);"
                                + " INSERT INTO b OVERRIDING SYSTEM VALUE VALUES (1), (40); SELECT setval('b_id_seq', 40, false);"
                                + " INSERT INTO c VALUES (7), (-2000); INSERT INTO d (code) VALUES ('x'); SELECT setval('free', 12, false)")
                .targetRows("SELECT setval('free', 999), setval('b_id_seq', 9999)");

        run(new Copying());

        assertThat(databases.inTarget(
                        "SELECT nextval('a_id_seq') || ' ' || nextval('b_id_seq') || ' ' || nextval('back') || ' ' ||"
                                + " nextval('d_id_seq') || ' ' || nextval('free')"))
                .isEqualTo("5001 41 -2005 2 12");
    }

    @Test
    void sequences_that_other_tables_ask_too_never_go_back() {
        databases
                .schema(
                        "CREATE SEQUENCE twice; CREATE TABLE a (id int DEFAULT nextval('twice')); CREATE TABLE b (id int DEFAULT nextval('twice'));"
                                + " CREATE SEQUENCE other")
                .rows("INSERT INTO a SELECT FROM generate_series(1, 10)")
                .targetRows("INSERT INTO b SELECT FROM generate_series(1, 500); SELECT setval('other', 33)");

        run(new Copying().only("a"));

        assertThat(databases.inTarget("SELECT nextval('twice') || ' ' || nextval('other')"))
                .isEqualTo("501 34");
    }

    @Test
    void chosen_rows_bring_those_they_refer_to() {
        databases
                .schema(
                        "CREATE TABLE users (id int PRIMARY KEY, boss int REFERENCES users); CREATE TABLE orders (id int PRIMARY KEY, u int REFERENCES users);"
                                + " CREATE TABLE items (o int NOT NULL REFERENCES orders)")
                .rows(
                        "INSERT INTO users SELECT i, nullif(i - 1, 0) FROM generate_series(1, 100) i;"
                                + " INSERT INTO orders SELECT i, i FROM generate_series(1, 100) i; INSERT INTO items SELECT 1 + i % 100 FROM generate_series(1, 1000) i");

        SyncResult result = run(new Copying().rows("orders", "id IN (3, 50)").rows("users", "false"));

        assertThat(
                        databases.inTarget(
                                "SELECT (SELECT count(*) FROM users) || ' ' || (SELECT count(*) FROM orders) || ' ' || (SELECT count(*) FROM items)"))
                .isEqualTo("50 2 20");
        assertThat(result.tables()).extracting(TableCopy::rows).containsExactly(20L, 2L, 50L);
        assertThat(databases.inTarget("SELECT bool_and(convalidated) FROM pg_constraint WHERE contype = 'f'"))
                .isEqualTo("t");
    }

    @Test
    void deferred_constraints_hold_in_a_filled_target() {
        databases
                .schema("CREATE TABLE t (id int PRIMARY KEY, n int UNIQUE DEFERRABLE INITIALLY DEFERRED,"
                        + " u int REFERENCES t DEFERRABLE INITIALLY DEFERRED)")
                .rows("INSERT INTO t SELECT i, -i, i FROM generate_series(1, 500) i")
                .targetRows("INSERT INTO t VALUES (1, 1, 1)");

        assertThat(run(new Copying()).staged()).isTrue();
        assertCopied();
    }
}
