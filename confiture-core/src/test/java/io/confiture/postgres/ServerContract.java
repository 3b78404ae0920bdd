package io.confiture.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every provider's server does; a subclass per provider says where the server comes from. */
abstract class ServerContract extends ScriptContract {

    static @Nullable String ask(Session session, String sql) throws SQLException {
        return ask(session.connection(), sql);
    }

    static @Nullable String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    static void run(Session session, String sql) throws SQLException {
        try (Statement statement = session.connection().createStatement()) {
            statement.execute(sql);
        }
    }

    /** Wait until the databases of this run are no more than these; earlier tests may still be cleaning up. */
    private void awaitNothingBeyond(List<String> before) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        List<String> now = server().databases();
        while (!before.containsAll(now) && System.nanoTime() - end < 0) {
            now = server().databases();
        }
        assertThat(before).containsAll(now);
    }

    @Test
    void says_what_it_is() throws SQLException {
        ServerInfo info = server().info();
        assertThat(info.major()).isBetween(14, 19);
        assertThat(info.versionText()).startsWith(info.major() + ".");
        try (Database database = server().create(DatabaseSettings.defaults());
                Session session = database.connect()) {
            assertThat(ask(session, "SHOW server_version_num")).isEqualTo(Integer.toString(info.versionNumber()));
            assertThat(ask(session, "SHOW fsync")).isEqualTo(info.fsync() ? "on" : "off");
        }
    }

    @Test
    void creates_an_empty_database_with_pinned_encoding_locale_and_zone() throws SQLException {
        try (Database database = server().create(DatabaseSettings.defaults());
                Session session = database.connect()) {
            assertThat(ask(session, "SELECT current_database()")).isEqualTo(database.name());
            assertThat(ask(session, "SHOW server_encoding")).isEqualTo("UTF8");
            assertThat(ask(session, "SELECT datcollate FROM pg_database WHERE datname = current_database()"))
                    .isEqualTo("C");
            assertThat(ask(session, "SHOW TimeZone")).isEqualTo("UTC");
            assertThat(ask(session, "SELECT 'Z' < 'a'")).isEqualTo("t");
            assertThat(ask(session, "SELECT count(*) FROM pg_namespace WHERE nspname !~ '^pg_'"))
                    .isEqualTo("2");
        }
    }

    @Test
    void drops_a_closed_database_even_with_a_session_left_open() throws SQLException {
        List<String> before = server().databases();
        Database database = server().create(DatabaseSettings.defaults());
        Session session = database.connect();
        assertThat(server().databases()).contains(database.name());
        database.close();
        awaitNothingBeyond(before);
        assertThat(session.alive()).isFalse();
        assertThatThrownBy(database::connect).hasMessageContaining("is closed");
    }

    @Test
    void builds_a_template_once_and_others_wait() throws Exception {
        AtomicInteger builds = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Template> ask = () -> server().template("once", session -> {
                builds.incrementAndGet();
                run(session, "CREATE TABLE t AS SELECT 42 AS answer");
            });
            List<Future<Template>> all = threads.invokeAll(List.of(ask, ask, ask, ask));
            assertThat(all.get(0).get()).isSameAs(all.get(3).get());
            try (Database clone = server().clone(all.get(1).get());
                    Session session = clone.connect()) {
                assertThat(ask(session, "SELECT answer FROM t")).isEqualTo("42");
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(builds).hasValue(1);
    }

    @Test
    void a_failed_build_leaves_nothing_and_may_be_tried_again() {
        List<String> before = server().databases();
        assertThatThrownBy(() -> server().template("failing", session -> run(session, "SELECT 1/0")))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining("failing")
                .hasMessageContaining("division by zero");
        awaitNothingBeyond(before);
        Template template = server().template("failing", session -> run(session, "SELECT 1"));
        assertThat(server().databases()).contains(template.name());
    }

    @Test
    void nobody_connects_to_a_template() throws SQLException {
        Template template = server().template("closed", session -> run(session, "SELECT 1"));
        assertThatThrownBy(() -> server().connector().connect(template.name()).close())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("not currently accepting connections");
        try (Database clone = server().clone(template);
                Session session = clone.connect()) {
            assertThat(ask(session, "SELECT datistemplate FROM pg_database WHERE datname = current_database()"))
                    .isEqualTo("f");
        }
    }

    @Test
    void builds_a_template_upon_another() throws SQLException {
        Template base = server().template("base", session -> run(session, "CREATE TABLE a()"));
        Template next = server().template("next", base, session -> run(session, "CREATE TABLE b()"));
        try (Database clone = server().clone(next);
                Session session = clone.connect()) {
            assertThat(ask(session, "SELECT count(*) FROM pg_class WHERE relname IN ('a', 'b')"))
                    .isEqualTo("2");
        }
    }

    @Test
    void a_clone_carries_settings_privileges_and_comment() throws SQLException {
        Template template = server().template("carried", session -> {
            String name = session.database();
            run(session, "CREATE SCHEMA app");
            run(session, "ALTER DATABASE " + name + " SET search_path = app, \"$user\", public");
            run(session, "ALTER DATABASE " + name + " SET DateStyle = 'German'");
            // Only a superuser may set what the server does not know.
            if ("on".equals(ask(session, "SHOW is_superuser"))) {
                run(session, "ALTER DATABASE " + name + " SET confiture.tenant = 'it''s = \\ 1'");
            }
            run(session, "ALTER ROLE current_user IN DATABASE " + name + " SET work_mem = '5MB'");
            run(session, "REVOKE CONNECT ON DATABASE " + name + " FROM PUBLIC");
            run(session, "COMMENT ON DATABASE " + name + " IS 'it''s ours'");
            run(session, "ALTER DATABASE " + name + " CONNECTION LIMIT 7");
        });
        String facts = """
                SELECT string_agg(fact, E'\\n' ORDER BY fact) FROM (
                  SELECT unnest(setconfig) || ' ' || (setrole <> 0) AS fact FROM pg_db_role_setting s
                  JOIN pg_database d ON d.oid = s.setdatabase WHERE datname = '%1$s'
                  UNION ALL SELECT privilege_type || ' ' || (grantee = 0) || ' ' || is_grantable
                  FROM pg_database d, aclexplode(datacl) a WHERE datname = '%1$s'
                  UNION ALL SELECT coalesce(shobj_description(oid, 'pg_database'), '') || datconnlimit
                  FROM pg_database WHERE datname = '%1$s') f""";
        try (Database clone = server().clone(template);
                Database second = server().clone(clone);
                Database empty = server().create(DatabaseSettings.defaults());
                Session session = empty.connect()) {
            String expected = ask(session, facts.formatted(template.name()));
            assertThat(expected)
                    .contains("search_path=app, \"$user\", public f")
                    .contains("DateStyle=German")
                    .satisfiesAnyOf(
                            facts1 -> assertThat(facts1).contains("confiture.tenant=it's = \\ 1"),
                            facts1 -> assertThat(ask(session, "SHOW is_superuser"))
                                    .isEqualTo("off"))
                    .contains("work_mem=5MB true")
                    .contains("TEMPORARY true")
                    .doesNotContain("CONNECT true")
                    .contains("it's ours7");
            assertThat(ask(session, facts.formatted(clone.name()))).isEqualTo(expected);
            assertThat(ask(session, facts.formatted(second.name()))).isEqualTo(expected);
        }
    }

    @Test
    void clones_a_database_that_nobody_uses() throws SQLException {
        try (Database source = server().create(DatabaseSettings.defaults())) {
            try (Session session = source.connect()) {
                run(session, "CREATE TABLE t AS SELECT 1 AS a");
            }
            try (Database clone = server().clone(source);
                    Session session = clone.connect()) {
                assertThat(ask(session, "SELECT a FROM t")).isEqualTo("1");
            }
        }
    }

    @Test
    void refuses_at_once_to_clone_a_database_in_use() throws SQLException {
        try (Database source = server().create(DatabaseSettings.defaults())) {
            try (Session session = source.connect()) {
                assertThat(session.alive()).isTrue();
                assertThatThrownBy(() -> server().clone(source)).hasMessageContaining("1 session(s) are open");
            }
            try (Connection foreign = source.dataSource().getConnection()) {
                assertThat(foreign.isValid(1)).isTrue();
                assertThatThrownBy(() -> server().clone(source))
                        .hasMessageContaining("connections that Confiture did not open");
            }
        }
    }

    @Test
    void a_pool_hands_out_different_clones_and_drops_the_rest() throws SQLException {
        Template template = server().template("pooled", session -> run(session, "CREATE TABLE t()"));
        List<String> before = server().databases();
        try (ClonePool pool = template.pool(2);
                Database one = pool.take();
                Database two = pool.take();
                Database three = pool.take();
                Session session = three.connect()) {
            assertThat(List.of(one.name(), two.name(), three.name())).doesNotHaveDuplicates();
            assertThat(ask(session, "SELECT count(*) FROM t")).isEqualTo("0");
        }
        awaitNothingBeyond(before);
    }

    @Test
    void the_url_and_the_source_connect() throws SQLException {
        try (Database database = server().create(DatabaseSettings.defaults())) {
            try (Connection connection = java.sql.DriverManager.getConnection(database.jdbcUrl())) {
                assertThat(ask(connection, "SELECT current_database()")).isEqualTo(database.name());
            }
            try (Connection connection = database.dataSource().getConnection()) {
                assertThat(ask(connection, "SELECT current_database()")).isEqualTo(database.name());
            }
        }
    }

    @Test
    void a_session_knows_its_transaction() throws SQLException {
        try (Database database = server().create(DatabaseSettings.defaults());
                Session session = database.connect()) {
            assertThat(session.transactionState()).isEqualTo(TransactionState.IDLE);
            session.begin();
            assertThat(session.transactionState()).isEqualTo(TransactionState.OPEN);
            run(session, "CREATE TABLE t()");
            assertThatThrownBy(() -> run(session, "SELECT 1/0")).isInstanceOf(SQLException.class);
            assertThat(session.transactionState()).isEqualTo(TransactionState.FAILED);
            assertThatThrownBy(session::resetState).hasMessageContaining("roll it back");
            assertThatThrownBy(session::commit).hasMessageContaining("rolled back");
            assertThat(session.transactionState()).isEqualTo(TransactionState.IDLE);
            assertThat(ask(session, "SELECT to_regclass('t')")).isNull();
            session.rollback();
            session.begin();
            run(session, "CREATE TABLE t()");
            session.commit();
            assertThat(ask(session, "SELECT to_regclass('t')")).isEqualTo("t");
            assertThat(session.backendPid()).isEqualTo(Integer.parseInt(ask(session, "SELECT pg_backend_pid()")));
        }
    }

    @Test
    void a_session_is_reset() throws SQLException {
        try (Database database = server().create(DatabaseSettings.defaults());
                Session session = database.connect()) {
            String before = ask(
                    session,
                    "SELECT string_agg(name || setting, ',' ORDER BY name) FROM pg_settings"
                            + " WHERE name NOT LIKE 'transaction%'");
            for (boolean inTransaction : new boolean[] {false, true}) {
                if (inTransaction) {
                    session.begin();
                }
                run(session, "SET search_path = nowhere; SET TimeZone = 'Asia/Tokyo'; PREPARE p AS SELECT 1; LISTEN l");
                run(session, "SET ROLE NONE; DECLARE c CURSOR WITH HOLD FOR SELECT 1; CREATE TEMP TABLE tt(a serial)");
                run(session, "SELECT pg_advisory_lock(4711)");
                session.resetState();
                assertThat(ask(
                                session,
                                "SELECT string_agg(name || setting, ',' ORDER BY name) FROM pg_settings"
                                        + " WHERE name NOT LIKE 'transaction%'"))
                        .isEqualTo(before);
                assertThat(ask(session, "SELECT count(*) FROM pg_prepared_statements"))
                        .isEqualTo("0");
                assertThat(ask(session, "SELECT count(*) FROM pg_cursors WHERE name = 'c'"))
                        .isEqualTo("0");
                assertThat(ask(session, "SELECT count(*) FROM pg_listening_channels()"))
                        .isEqualTo("0");
                assertThat(ask(
                                session,
                                "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"
                                        + " AND pid = pg_backend_pid()"))
                        .isEqualTo("0");
                session.rollback();
                assertThat(ask(session, "SELECT to_regclass('tt')")).isNull();
            }
        }
    }
}
