package io.confiture.postgres;

/** Gets a server; there are three: external, embedded and container. */
public interface PostgresProvider {

    /**
     * Start a server, or connect to the one that runs.
     *
     * @throws PostgresException when there is none, saying what to do
     */
    Server start();

    /** Return the provider's name: {@code external}, {@code embedded} or {@code container}. */
    String name();

    /** Return whether {@link #start()} gives a further, independent server each time. */
    boolean givesFurtherServers();

    /** Return the provider for a choice. */
    static PostgresProvider of(ServerChoice choice) {
        if (choice instanceof ServerChoice.External external) {
            return new ExternalProvider(external);
        }
        if (choice instanceof ServerChoice.Embedded embedded) {
            return new EmbeddedProvider(embedded);
        }
        return new ContainerProvider((ServerChoice.Container) choice);
    }
}
