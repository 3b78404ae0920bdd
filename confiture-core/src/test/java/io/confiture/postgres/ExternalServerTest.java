package io.confiture.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A server that runs already and is not ours: an embedded one plays it, with a user who has CREATEDB and nothing else. */
class ExternalServerTest extends ServerContract {

    @SuppressWarnings("NullAway.Init")
    private static Servers host;

    @SuppressWarnings("NullAway.Init")
    private static Servers servers;

    @SuppressWarnings("NullAway.Init")
    private static String url;

    @BeforeAll
    static void hold() throws SQLException {
        host = Servers.of(new ServerChoice.Embedded(null, null, null, List.of("fsync=on")));
        host.server()
                .admin()
                .execute(
                        "CREATE ROLE builder LOGIN CREATEDB PASSWORD 'se%cret'",
                        "CREATE ROLE reader LOGIN PASSWORD 'r'",
                        "CREATE DATABASE theirs",
                        "REVOKE ALL ON DATABASE theirs FROM PUBLIC",
                        "GRANT CONNECT ON DATABASE theirs TO builder");
        url = "postgresql://builder:se%25cret@" + host.server().info().address() + "/theirs?connectTimeout=5";
        servers = Servers.of(ServerChoice.external(url));
    }

    @AfterAll
    static void stop() {
        servers.close();
        host.close();
    }

    @Override
    Server server() {
        return servers.server();
    }

    private static List<String> names() throws SQLException {
        return host.server().admin().query("SELECT datname FROM pg_database").stream()
                .map(row -> String.valueOf(row[0]))
                .toList();
    }

    private static boolean exists(String name) {
        try {
            return names().contains(name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean() && System.nanoTime() - end < 0) {
            Thread.onSpinWait();
        }
        assertThat(condition.getAsBoolean()).as(what).isTrue();
    }

    @Test
    void is_not_ours() {
        assertThat(server().info().owned()).isFalse();
        assertThat(server().info().fsync()).isTrue();
        assertThat(server().info().provider()).isEqualTo("external");
        assertThat(servers.isolated("line")).isSameAs(server());
    }

    @Test
    void drops_all_that_is_ours_when_closed_and_nothing_else() throws SQLException {
        host.server().admin().execute("CREATE DATABASE confiture_looks_like_ours");
        String template;
        String clone;
        try (Servers own = Servers.of(ServerChoice.external(url))) {
            template = own.server().template("t", session -> {}).name();
            clone = own.server()
                    .clone(own.server().template("t", session -> {}))
                    .name();
            assertThat(names()).contains(template, clone);
        }
        assertThat(names()).doesNotContain(template, clone).contains("theirs", "confiture_looks_like_ours");
    }

    @Test
    void databases_of_a_killed_run_are_dropped_by_the_next_and_of_a_living_one_are_not() throws Exception {
        try (ChildJvm living = ChildJvm.start(HeldUrl.class, List.of(), "external", url);
                ChildJvm killed = ChildJvm.start(HeldUrl.class, List.of(), "external", url)) {
            String kept = living.await("clone");
            String template = killed.await("template");
            String clone = killed.await("clone");
            try (Servers next = Servers.of(ServerChoice.external(url))) {
                assertThat(next.server().info().owned()).isFalse();
                assertThat(names()).contains(kept, template, clone);
            }
            killed.kill();
            // The server notices a closed connection by itself; until then the run counts as living.
            await("swept", () -> {
                try (Servers next = Servers.of(ServerChoice.external(url))) {
                    return next.server().info().major() > 0 && !exists(clone) && !exists(template);
                }
            });
            assertThat(names()).contains(kept);
            assertThat(living.end()).isZero();
            assertThat(names()).doesNotContain(kept);
        }
    }

    @Test
    void the_database_of_the_url_is_never_written_to() throws SQLException {
        try (Session session = Session.open(server().connector(), "theirs", () -> {})) {
            assertThat(ServerContract.ask(session, "SELECT count(*) FROM pg_class WHERE oid >= 16384"))
                    .isEqualTo("0");
        }
    }

    @Test
    void says_that_createdb_is_missing() {
        String poor = "jdbc:postgresql://" + host.server().info().address() + "/postgres?user=reader&password=r";
        try (Servers own = Servers.of(ServerChoice.external(poor))) {
            assertThatThrownBy(() -> own.server().create(DatabaseSettings.defaults()))
                    .isInstanceOf(PostgresException.class)
                    .hasMessageContaining("CREATEDB");
        }
    }

    @Test
    void no_message_holds_the_password() {
        for (String bad : List.of(
                "postgresql://builder:hush@127.0.0.1:1/x",
                "postgresql://builder:hush@127.0.0.1:1/x y",
                "jdbc:postgresql://127.0.0.1:notaport/x?password=hush",
                "jdbc:postgresql://127.0.0.1:1/x?user=u&password=hush",
                "mysql://u:hush@h/x")) {
            assertThatThrownBy(() ->
                            PostgresProvider.of(ServerChoice.external(bad)).start())
                    .as(bad)
                    .isInstanceOf(PostgresException.class)
                    .message()
                    .doesNotContain("hush");
            assertThat(ServerChoice.external(bad).toString()).doesNotContain("hush");
        }
        assertThat(server().info().toString()).doesNotContain("se%cret");
    }
}
