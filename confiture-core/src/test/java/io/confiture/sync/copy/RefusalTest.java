package io.confiture.sync.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.confiture.check.Finding;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.postgres.Session;
import io.confiture.project.DatabaseUrl;
import io.confiture.project.Secret;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must not be written to is not written to, and what is missing is said before anything is. */
class RefusalTest {

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

    /** Nothing may have changed in the target, not even a schema for the ledger. */
    private SyncException refused(Copying copying, DatabaseUrl from, DatabaseUrl to) {
        Map<String, String> before = Copying.state(databases.target());
        String schemas = databases.inTarget("SELECT string_agg(nspname, ' ' ORDER BY 1) FROM pg_namespace");
        SyncException e = Objects.requireNonNull(
                catchThrowableOfType(SyncException.class, () -> copying.run(from, to)), "it was not refused");
        assertThat(Copying.state(databases.target())).isEqualTo(before);
        assertThat(databases.inTarget("SELECT string_agg(nspname, ' ' ORDER BY 1) FROM pg_namespace"))
                .isEqualTo(schemas);
        return e;
    }

    private SyncException refused(Copying copying) {
        return refused(copying, databases.sourceUrl(), databases.targetUrl());
    }

    @Test
    void the_source_itself_whatever_it_is_called() {
        databases.schema("CREATE TABLE t (n int)").rows("INSERT INTO t VALUES (1)");

        String other = databases.sourceUrl().jdbcUrl().replace("localhost", "127.0.0.1");
        DatabaseUrl alias = new DatabaseUrl(
                DatabaseUrl.parse(other).hosts(),
                databases.sourceUrl().database(),
                databases.sourceUrl().user(),
                databases.sourceUrl().password(),
                Map.of("ApplicationName", "another"));
        SyncException e = refused(new Copying(), databases.sourceUrl(), alias);

        assertThat(e.kind()).isEqualTo(SyncException.Kind.REFUSED);
        assertThat(e.findings()).extracting(f -> f.rule().id()).containsExactly("sync/target-is-source");
        assertThat(databases.inSource("SELECT count(*) FROM t")).isEqualTo("1");
    }

    @Test
    void the_source_itself_where_nobody_may_ask_for_the_system_identifier() {
        databases
                .schema("CREATE TABLE t (n int)")
                .rows(
                        "REVOKE EXECUTE ON FUNCTION pg_control_system() FROM public;"
                                + " CREATE ROLE plain LOGIN PASSWORD 'x'; GRANT ALL ON SCHEMA public TO plain; GRANT SELECT ON t TO plain");
        try {
            DatabaseUrl url = databases.sourceUrl();
            DatabaseUrl plain =
                    new DatabaseUrl(url.hosts(), url.database(), "plain", new Secret("x"), url.parameters());

            assertThat(refused(new Copying(), plain, plain).findings())
                    .extracting(f -> f.rule().id())
                    .containsExactly("sync/target-is-source");
        } finally {
            databases.rows(
                    "DROP OWNED BY plain; DROP ROLE plain; GRANT EXECUTE ON FUNCTION pg_control_system() TO public");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.*", "*/*", "/confiture_*", "localhost/confiture*", "127.0.0.1", "*:*"})
    void protected_databases(String pattern) {
        databases.schema("CREATE TABLE t (n int)");

        SyncException e = refused(new Copying().protecting("prod", pattern));

        assertThat(e.kind()).isEqualTo(SyncException.Kind.REFUSED);
        assertThat(e.findings()).extracting(f -> f.rule().id()).containsExactly("sync/target-protected");
    }

    @Test
    void patterns_fit_hosts_and_databases() {
        DatabaseUrl url = DatabaseUrl.parse("postgresql://u@a.example.com:5433,b/shop");
        assertThat(Protected.fits("b", url)).isTrue();
        assertThat(Protected.fits("a.*", url)).isTrue();
        assertThat(Protected.fits("a.example.com:5433/shop", url)).isTrue();
        assertThat(Protected.fits("*/SHOP", url)).isTrue();
        assertThat(Protected.fits("c", url)).isFalse();
        assertThat(Protected.fits("a", url)).isFalse();
        assertThat(Protected.fits("b/other", url)).isFalse();
        assertThat(Protected.fits("", url)).isFalse();
        assertThat(Protected.fits("/u", DatabaseUrl.parse("postgresql://u@b"))).isTrue();
    }

    @Test
    void targets_that_are_read_only() {
        databases.schema("CREATE TABLE t (n int)");
        databases.targetRows(
                "ALTER DATABASE " + databases.targetUrl().database() + " SET default_transaction_read_only = on");

        assertThat(refused(new Copying()).findings())
                .extracting(f -> f.rule().id())
                .containsExactly("sync/target-read-only");
    }

    @Test
    void schemas_that_do_not_fit_with_everything_that_does_not() {
        databases.rows("CREATE TABLE users (id int, email text, nick varchar(20), born date, sum int);"
                + " CREATE TABLE missing (n int); CREATE TABLE part (n int)");
        databases.targetRows(
                "CREATE TABLE users (id int, emial text, nick varchar(10), born date, extra int NOT NULL, fine int NOT NULL DEFAULT 1,"
                        + " auto int GENERATED ALWAYS AS IDENTITY, sum int GENERATED ALWAYS AS (1) STORED);"
                        + " CREATE TABLE whole (n int) PARTITION BY LIST (n); CREATE TABLE part PARTITION OF whole DEFAULT; CREATE TABLE misssing (n int)");

        SyncException e = refused(new Copying());

        assertThat(e.findings())
                .extracting(Finding::message)
                .containsExactlyInAnyOrder(
                        "the target has no table missing",
                        "in the target, part is a partition of whole, and in the source it is none",
                        "the target has no column users.email",
                        "users.nick is character varying(20) in the source and character varying(10) in the target",
                        "the target computes users.sum itself, and the source does not",
                        "the target's users.extra must have a value, has no default, and nothing is written to it");
        assertThat(e.findings())
                .extracting(Finding::suggestion)
                .contains("did you mean misssing?", "did you mean emial?");
    }

    @Test
    void rows_from_outside_that_would_point_to_nothing() {
        databases.schema("CREATE TABLE users (id int PRIMARY KEY);"
                + " CREATE TABLE orders (u int REFERENCES users ON DELETE CASCADE)");
        databases.rows("INSERT INTO users VALUES (1)");
        databases.targetRows("INSERT INTO users VALUES (7); INSERT INTO orders VALUES (NULL), (7)");

        SyncException e = refused(new Copying().only("users"));

        assertThat(e.findings())
                .extracting(Finding::message)
                .containsExactly("orders is not copied, and has rows that refer to users (orders_u_fkey)");
        databases.targetRows("DELETE FROM orders WHERE u = 7");
        new Copying().only("users").run(databases.sourceUrl(), databases.targetUrl());
        assertThat(databases.inTarget("SELECT (SELECT min(id) FROM users) || ' ' || (SELECT count(*) FROM orders)"))
                .isEqualTo("1 1");
        assertThat(databases.inTarget("SELECT convalidated FROM pg_constraint WHERE conname = 'orders_u_fkey'"))
                .isEqualTo("t");
    }

    /** S2 of the original: a rule for a column that does not exist was ignored, and the values went over as they were. */
    @Test
    void a_decision_about_a_column_that_does_not_exist() {
        databases
                .schema("CREATE TABLE users (id int, email text)")
                .rows("INSERT INTO users VALUES (1, 'ann@real.org')");
        SyncRequest all = new Copying().request(databases.sourceUrl(), databases.targetUrl());
        databases.schema("ALTER TABLE users RENAME email TO emial");

        SyncException e = Objects.requireNonNull(
                catchThrowableOfType(SyncException.class, () -> SyncRun.run(all, SyncProgress.NONE)));

        assertThat(e.kind()).isEqualTo(SyncException.Kind.RULES);
        assertThat(databases.inTarget("SELECT count(*) FROM users")).isEqualTo("0");
    }

    @Test
    void a_second_run_at_the_same_time() {
        databases.schema("CREATE TABLE t (n int)");
        try (Session session = new Target(databases.targetUrl()).open()) {
            TargetLock.take(session);

            SyncException e = refused(new Copying());

            assertThat(e.kind()).isEqualTo(SyncException.Kind.LOCKED);
            assertThat(e).hasMessageContaining("process " + session.backendPid() + " of user");
        }
    }

    @Test
    void a_plan_says_the_same_and_writes_nothing() {
        databases.rows("CREATE TABLE t (n int); INSERT INTO t SELECT generate_series(1, 1000); ANALYZE t");
        SyncRequest request = new Copying().request(databases.sourceUrl(), databases.targetUrl());

        assertThat(SyncRun.preview(request).problems())
                .extracting(Finding::message)
                .containsExactly("the target has no table t");

        databases.targetRows("CREATE TABLE t (n int)");
        assertThat(SyncRun.preview(request).problems()).isEmpty();
        assertThat(SyncRun.preview(request).plan().problems()).isEmpty();
        assertThat(SyncRun.preview(request).rows()).containsValue(1000L);
        assertThat(databases.inTarget("SELECT to_regnamespace('confiture_sync')"))
                .isEqualTo("NULL");
    }
}
