package io.confiture.postgres;

/** Starts a container through Testcontainers, which is an optional dependency. */
final class ContainerProvider implements PostgresProvider {

    static final String NAME = "container";

    private final ServerChoice.Container choice;

    ContainerProvider(ServerChoice.Container choice) {
        this.choice = choice;
    }

    /** Return whether Testcontainers is on the class path. */
    static boolean available() {
        return ContainerProvider.class.getResource("/org/testcontainers/postgresql/PostgreSQLContainer.class") != null;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean givesFurtherServers() {
        return true;
    }

    @Override
    public Server start() {
        if (!available()) {
            throw new PostgresException("the image " + choice.image()
                    + " needs Testcontainers; add the test dependency org.testcontainers:testcontainers-postgresql");
        }
        return PostgresContainer.start(choice);
    }
}
