package io.confiture.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Runs when the system property {@code confiture.test.image} or the environment variable {@code CONFITURE_TEST_IMAGE} names an
 * image and a Docker engine answers.
 */
@EnabledIf(
        value = "imageNamed",
        disabledReason =
                "no image of PostgreSQL is named: set confiture.test.image or CONFITURE_TEST_IMAGE where a Docker"
                        + " engine runs")
class ContainerServerTest extends ServerContract {

    private static @Nullable Servers servers;

    static @Nullable String image() {
        return System.getProperty("confiture.test.image", System.getenv("CONFITURE_TEST_IMAGE"));
    }

    static boolean imageNamed() {
        String image = image();
        return image != null && !image.isBlank();
    }

    @BeforeAll
    static void hold() {
        servers = Servers.of(ServerChoice.container(String.valueOf(image())));
    }

    @AfterAll
    static void stop() {
        if (servers != null) {
            servers.close();
        }
    }

    @Override
    Server server() {
        Servers held = servers;
        if (held == null) {
            throw new IllegalStateException("only called when there is an image");
        }
        return held.server();
    }

    @Test
    void is_ours_and_does_not_wait_for_the_disk() {
        assertThat(server().info().owned()).isTrue();
        assertThat(server().info().fsync()).isFalse();
        assertThat(server().info().provider()).isEqualTo("container");
    }

    @Test
    void a_container_of_a_killed_run_is_removed_by_the_next() throws Exception {
        DockerClient docker = DockerCheck.engine();
        try (ChildJvm child = ChildJvm.start(HeldUrl.class, List.of(), "container", String.valueOf(image()))) {
            String address = child.await("address");
            child.kill();
            int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
            assertThat(ports(docker)).contains(port);
            ContainerLeftovers.sweep(docker);
            assertThat(ports(docker)).doesNotContain(port).contains(ownPort());
        }
    }

    private int ownPort() {
        String address = server().info().address();
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    private static List<Integer> ports(DockerClient docker) {
        return docker.listContainersCmd().exec().stream()
                .map(Container::getPorts)
                .flatMap(java.util.Arrays::stream)
                .map(port -> port.getPublicPort() == null ? -1 : port.getPublicPort())
                .toList();
    }
}
