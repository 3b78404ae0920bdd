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
                .schema("CREATE TABLE users (id int PRIMARY KEY, email text);"
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
}
