package io.confiture.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** Touches Testcontainers; loaded only when its classes are there. */
final class PostgresContainer {

    private static final String DATA = "/var/lib/postgresql/data";

    private PostgresContainer() {}

    static Server start(String image) {
        DockerImageName name = DockerImageName.parse(image).asCompatibleSubstituteFor("postgres");
        PostgreSQLContainer container = new PostgreSQLContainer(name);
        List<String> command = new ArrayList<>(List.of("postgres"));
        for (String setting : ServerTuning.common()) {
            command.add("-c");
            command.add(setting);
        }
        container.withDatabaseName("postgres").withUsername("postgres");
        container.withTmpFs(Map.of(DATA, "rw"));
        container.withEnv("PGDATA", DATA);
        container.withEnv("POSTGRES_INITDB_ARGS", "--no-sync --locale=C");
        container.setCommand(command.toArray(String[]::new));
        container.start();
        Connector connector = Connector.of(container.getJdbcUrl(), container.getUsername(), container.getPassword());
        return Server.open(connector, "container", true, container::stop);
    }
}
