package io.confiture.postgres;

/** Uses a server that runs already; needs CREATEDB only. */
final class ExternalProvider implements PostgresProvider {

    private final ServerChoice.External choice;

    ExternalProvider(ServerChoice.External choice) {
        this.choice = choice;
    }

    @Override
    public String name() {
        return "external";
    }

    @Override
    public boolean givesFurtherServers() {
        return false;
    }

    @Override
    public Server start() {
        Connector connector = Connector.of(choice.url(), choice.user(), choice.password());
        Server server = Server.open(connector, name(), false, () -> {});
        Leftovers.sweep(server);
        return server;
    }
}
