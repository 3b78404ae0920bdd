package io.confiture.sync.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.confiture.check.Finding;
import io.confiture.postgres.Query;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import io.confiture.project.DatabaseUrl;
import io.confiture.project.Secret;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No superuser is needed: one role reads, another owns the tables that are written (S7 of the original). */
class RolesTest {

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
        databases.rows("CREATE ROLE sync_reader LOGIN PASSWORD 'r'; CREATE ROLE sync_owner LOGIN PASSWORD 'o'");
        databases.targetRows("GRANT ALL ON SCHEMA public TO sync_owner; GRANT CREATE ON DATABASE "
                + databases.targetUrl().database() + " TO sync_owner");
    }

    @AfterEach
    void drop() {
        databases.schema("DROP OWNED BY sync_reader, sync_owner CASCADE");
        databases.rows("DROP ROLE sync_reader, sync_owner");
        databases.close();
    }

    private DatabaseUrl source() {
        return as(databases.sourceUrl(), "sync_reader", "r");
    }

    private DatabaseUrl target() {
        return as(databases.targetUrl(), "sync_owner", "o");
    }

    private static DatabaseUrl as(DatabaseUrl url, String role, String password) {
        return new DatabaseUrl(url.hosts(), url.database(), role, new Secret(password), url.parameters());
    }

    /** Make the same tables in both, and in the target as the owner. */
    private void schema(String sql) {
        databases.rows(sql);
        try (Session session = Session.to(target())) {
            new Query(session).send(sql);
        }
    }

    private SyncResult run() {
        // The decisions are made by somebody who sees everything.
        SyncRequest all = new Copying().request(databases.sourceUrl(), databases.targetUrl());
        return SyncRun.run(
                new SyncRequest(
                        source(),
                        target(),
                        all.rules(),
                        all.strategies(),
                        all.key(),
                        all.tables(),
                        all.protectedDatabases(),
                        all.expectedRows(),
                        all.resume(),
                        all.jobs()),
                SyncProgress.NONE);
    }

    private SyncException refused() {
        return Objects.requireNonNull(catchThrowableOfType(SyncException.class, this::run), "it was not refused");
    }

    @Test
    void the_owner_copies_with_foreign_keys_and_triggers() {
        schema("CREATE TABLE users (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, up int REFERENCES users);"
                + " CREATE TABLE orders (id serial, u int REFERENCES users);"
                + " CREATE FUNCTION never() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''never''; END';"
                + " CREATE CONSTRAINT TRIGGER c AFTER INSERT ON orders FOR EACH ROW EXECUTE FUNCTION never();"
                + " ALTER TABLE orders DISABLE TRIGGER c");
        databases.rows(
                "INSERT INTO users (up) SELECT i FROM generate_series(1, 50) i; INSERT INTO orders (u) VALUES (1), (2)");
        databases.rows(
                "ALTER TABLE orders ENABLE TRIGGER c; GRANT SELECT ON ALL TABLES IN SCHEMA public TO sync_reader;"
                        + " GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO sync_reader");
        databases.targetRows("ALTER TABLE orders ENABLE TRIGGER c");

        assertThat(run().staged()).isFalse();
        assertThat(Copying.state(databases.target())).isEqualTo(Copying.state(databases.source()));
        assertThat(run().staged()).isTrue();
        assertThat(Copying.state(databases.target())).isEqualTo(Copying.state(databases.source()));
        assertThat(databases.inTarget("SELECT count(*) FROM pg_class WHERE relname LIKE 'load%'"))
                .isEqualTo("0");
    }

    @Test
    void what_is_missing_is_said_together_and_before() {
        databases.rows(
                "CREATE TABLE users (id serial PRIMARY KEY, email text); CREATE TABLE orders (u int); CREATE SEQUENCE free;"
                        + " GRANT SELECT (id) ON users TO sync_reader; GRANT SELECT ON users_id_seq TO sync_reader");
        databases.targetRows(
                "CREATE TABLE users (id serial PRIMARY KEY, email text); CREATE TABLE orders (u int REFERENCES users); CREATE SEQUENCE free;"
                        + " REVOKE CREATE ON DATABASE " + databases.targetUrl().database() + " FROM sync_owner");

        SyncException e = refused();

        assertThat(e.kind()).isEqualTo(SyncException.Kind.REFUSED);
        assertThat(e.findings())
                .extracting(Finding::message)
                .containsExactlyInAnyOrder(
                        "the source's role may not read u of orders",
                        "the source's role may not read email of users",
                        "the target's role does not own orders",
                        "the target's role does not own users",
                        "the target's role may not make the schema confiture_sync, where the run writes down what it has done, or"
                                + " not use it because it is another role's",
                        "the source's role may not read the sequence free, so that nobody knows where it stands",
                        "the target's role does not own the sequence users_id_seq",
                        "the target's role may not refer to users, which it must to add a foreign key again");
    }

    /** A sequence that may not be read must never become 1: the trap of PostgreSQL 18. */
    @Test
    void a_sequence_that_cannot_be_read_is_an_error() {
        schema("CREATE TABLE users (id serial PRIMARY KEY)");
        databases.rows("INSERT INTO users SELECT FROM generate_series(1, 9); GRANT SELECT ON users TO sync_reader");

        assertThat(refused().findings()).extracting(f -> f.rule().id()).containsExactly("sync/sequence");
    }

    @Test
    void rows_that_a_policy_hides_are_an_error() {
        schema(
                "CREATE TABLE users (id int); ALTER TABLE users ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON users USING (id < 3)");
        databases.rows("INSERT INTO users SELECT generate_series(1, 9); GRANT SELECT ON users TO sync_reader");

        SyncException e = refused();

        assertThat(e.findings()).extracting(f -> f.rule().id()).containsExactly("sync/row-security");
        databases.rows("ALTER ROLE sync_reader BYPASSRLS");
        run();
        assertThat(databases.inTarget("SELECT count(*) FROM users")).isEqualTo("9");
    }

    /** Also the owner sees nothing of its own rows where row security is forced: they are not taken for none. */
    @Test
    void rows_of_the_target_that_are_hidden_from_their_owner_are_replaced() {
        schema("CREATE TABLE users (id int)");
        databases.rows("INSERT INTO users SELECT generate_series(1, 9); GRANT SELECT ON users TO sync_reader");
        databases.targetRows("INSERT INTO users VALUES (100); ALTER TABLE users ENABLE ROW LEVEL SECURITY;"
                + " ALTER TABLE users FORCE ROW LEVEL SECURITY");

        assertThat(run().staged()).isTrue();

        assertThat(databases.inTarget("SELECT count(*) || ' ' || max(id) FROM users"))
                .isEqualTo("9 9");
        assertThat(databases.inTarget("SELECT relforcerowsecurity FROM pg_class WHERE relname = 'users'"))
                .isEqualTo("t");
    }
}
