package io.confiture.postgres;

import com.github.dockerjava.api.DockerClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** Starts the container; touches Testcontainers, so it is loaded only when its classes are there. */
final class PostgresContainer {

    /** Not where images keep their data: since 18 the official one refuses a mount on the old place. */
    private static final String MOUNT = "/var/lib/confiture";

    private static final int OUTPUT_KEPT = 2000;

    private PostgresContainer() {}

    static Server start(ServerChoice.Container choice) {
        DockerClient docker = DockerCheck.engine();
        DockerCheck.images(docker, choice.image());
        ContainerLeftovers.sweep(docker);
        DockerImageName image = DockerImageName.parse(choice.image()).asCompatibleSubstituteFor("postgres");
        PostgreSQLContainer container = new PostgreSQLContainer(image);
        container.withDatabaseName("postgres").withUsername("postgres");
        container.withLabels(ContainerLeftovers.labels());
        container.withTmpFs(Map.of(MOUNT, "rw"));
        container.withEnv("PGDATA", MOUNT + "/data");
        container.withEnv("POSTGRES_INITDB_ARGS", "--no-sync --locale=C --encoding=UTF8");
        container.setCommand(command(choice.settings()));
        try {
            container.start();
        } catch (RuntimeException e) {
            throw new PostgresException(
                    "the container of " + choice.image() + " does not start: " + e.getMessage()
                            + "; its output ends with:\n" + output(container),
                    e);
        }
        Connector connector = Connector.of(container.getJdbcUrl(), container.getUsername(), container.getPassword());
        return Server.open(connector, ContainerProvider.NAME, true, container::stop);
    }

    private static String output(PostgreSQLContainer container) {
        try {
            String output = container.getLogs();
            return output.substring(Math.max(0, output.length() - OUTPUT_KEPT));
        } catch (RuntimeException e) {
            return "(cannot be read: " + e.getMessage() + ")";
        }
    }

    private static String[] command(List<String> settings) {
        List<String> command = new ArrayList<>(List.of("postgres"));
        for (List<String> some : List.of(ServerTuning.common(), settings)) {
            for (String setting : some) {
                command.add("-c");
                command.add(setting);
            }
        }
        return command.toArray(String[]::new);
    }
}
