package io.confiture.postgres;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Network;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.ImageNameSubstitutor;

/**
 * Asks, before Testcontainers does, whether all is there that it will want, and says in a sentence what is not.
 *
 * <p>Without a registry Testcontainers tries for two minutes to pull each of up to three images, two of which nobody asked for,
 * and then fails with a message about one of these.
 */
final class DockerCheck {

    private static final Logger LOG = LoggerFactory.getLogger(DockerCheck.class);
    private static final String RYUK_SWITCH = "TESTCONTAINERS_RYUK_DISABLED";
    private static final String HOST_SWITCH = "TESTCONTAINERS_HOST_OVERRIDE";
    /** The images that Testcontainers 2.0.5 starts by itself (RyukContainer, DockerClientFactory). */
    private static final String RYUK = "testcontainers/ryuk:0.14.0";

    private static final String TINY = "alpine:3.17";
    private static final long PULL_MINUTES = 10;

    private DockerCheck() {}

    /** Return a client of the engine that Testcontainers finds. */
    static DockerClient engine() {
        try {
            return DockerClientProviderStrategy.getClientForConfig(
                    DockerClientFactory.instance().getTransportConfig());
        } catch (RuntimeException e) {
            throw new PostgresException(
                    "no Docker engine answers (" + e.getMessage()
                            + "); start one, or use the embedded server or a URL instead",
                    e);
        }
    }

    /** Check that the image and what Testcontainers needs beside it are here, or pull them. */
    static void images(DockerClient docker, String image) {
        need(docker, DockerImageName.parse(image), "load it into the engine, or name another image in the settings");
        if (!Boolean.parseBoolean(System.getenv(RYUK_SWITCH))) {
            need(
                    docker,
                    DockerImageName.parse(RYUK),
                    "it is the container with which Testcontainers cleans up; set the" + " environment variable "
                            + RYUK_SWITCH + "=true to do without, Confiture removes its containers itself");
        }
        if (System.getenv(HOST_SWITCH) == null && insideContainer() && !hasGateway(docker)) {
            need(
                    docker,
                    DockerImageName.parse(TINY),
                    "Testcontainers runs it to find the engine's address, because this seems to"
                            + " be a container itself (there is a /.dockerenv); set the environment variable "
                            + HOST_SWITCH
                            + " to the engine's host, e.g. localhost");
        }
    }

    private static boolean insideContainer() {
        return Files.exists(Path.of("/.dockerenv"));
    }

    private static boolean hasGateway(DockerClient docker) {
        try {
            List<Network.Ipam.Config> configs = docker.inspectNetworkCmd()
                    .withNetworkId("bridge")
                    .exec()
                    .getIpam()
                    .getConfig();
            return configs != null && configs.stream().anyMatch(config -> config.getGateway() != null);
        } catch (NotFoundException e) {
            LOG.debug("there is no bridge network", e);
            return false;
        }
    }

    private static void need(DockerClient docker, DockerImageName wanted, String advice) {
        // A company's mirror may be configured; Testcontainers asks the same way.
        String image = ImageNameSubstitutor.instance().apply(wanted).asCanonicalNameString();
        try {
            docker.inspectImageCmd(image).exec();
            return;
        } catch (NotFoundException e) {
            LOG.info("pulls the image {}", image);
        }
        try {
            boolean done = docker.pullImageCmd(image).start().awaitCompletion(PULL_MINUTES, TimeUnit.MINUTES);
            if (!done) {
                throw missing(image, "it takes more than " + PULL_MINUTES + " minutes", advice, null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw missing(image, "interrupted", advice, e);
        } catch (PostgresException e) {
            throw e;
        } catch (RuntimeException e) {
            throw missing(image, String.valueOf(e.getMessage()).trim(), advice, e);
        }
    }

    private static PostgresException missing(
            String image, String reason, String advice, @org.jspecify.annotations.Nullable Throwable cause) {
        return new PostgresException(
                "the image " + image + " is not on this machine and cannot be pulled (" + reason + "); " + advice,
                cause);
    }
}
