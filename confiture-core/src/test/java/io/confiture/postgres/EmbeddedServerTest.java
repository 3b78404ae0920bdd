package io.confiture.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EmbeddedServerTest extends ServerContract {

    @SuppressWarnings("NullAway.Init")
    private static Servers servers;

    @BeforeAll
    static void hold() {
        servers = Servers.of(ServerChoice.embedded());
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @Override
    Server server() {
        return servers.server();
    }

    @Test
    void is_ours_and_does_not_wait_for_the_disk() {
        assertThat(server().info().owned()).isTrue();
        assertThat(server().info().fsync()).isFalse();
        assertThat(server().info().provider()).isEqualTo("embedded");
    }

    @Test
    void gives_a_line_of_work_a_server_of_its_own() {
        assertThat(servers.isolated("line")).isNotSameAs(server()).isSameAs(servers.isolated("line"));
    }
}
