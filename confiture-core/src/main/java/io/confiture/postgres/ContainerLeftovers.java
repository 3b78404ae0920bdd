package io.confiture.postgres;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Container;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes containers of runs that were killed, for engines on which Testcontainers' own clean-up is switched off.
 *
 * <p>Each container says which process on which host made it; only those of this host are judged, since only its processes can
 * be looked up.
 */
final class ContainerLeftovers {

    private static final Logger LOG = LoggerFactory.getLogger(ContainerLeftovers.class);
    private static final String PROCESS = "io.confiture.process";
    private static final String HOST = "io.confiture.host";

    private ContainerLeftovers() {}

    static Map<String, String> labels() {
        return Map.of(PROCESS, RunDirectory.processName(), HOST, host());
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            LOG.debug("this machine has no name", e);
            return "localhost";
        }
    }

    /** Remove what dead processes of this host left; what cannot be removed is logged and stays. */
    static void sweep(DockerClient docker) {
        List<Container> containers = docker.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(List.of(PROCESS))
                .exec();
        for (Container container : containers) {
            String process = container.getLabels().get(PROCESS);
            if (process != null && Objects.equals(host(), container.getLabels().get(HOST)) && dead(process)) {
                try {
                    docker.removeContainerCmd(container.getId())
                            .withForce(true)
                            .withRemoveVolumes(true)
                            .exec();
                    LOG.info("removed the container {}, left behind by a run that was killed", container.getId());
                } catch (DockerException e) {
                    LOG.warn("cannot remove the container {}: {}", container.getId(), e.getMessage());
                }
            }
        }
    }

    private static boolean dead(String process) {
        long pid = Long.parseLong(process.substring(0, process.indexOf('-')));
        return ProcessHandle.of(pid)
                .map(found -> !RunDirectory.processName(found).equals(process))
                .orElse(true);
    }
}
