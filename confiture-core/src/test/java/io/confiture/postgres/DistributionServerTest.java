package io.confiture.postgres;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The embedded server on the programs of an installed PostgreSQL; {@code confiture.test.bin} names another one. */
class DistributionServerTest extends ServerContract {

    private static @Nullable Servers servers;

    @BeforeAll
    static void hold() {
        Path bin = Path.of(System.getProperty("confiture.test.bin", "/usr/lib/postgresql/15/bin"));
        assumeThat(bin)
                .as("PostgreSQL is installed there; name another with confiture.test.bin")
                .isDirectory();
        servers = Servers.of(ServerChoice.embedded(bin));
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
            throw new IllegalStateException("only called when there are programs");
        }
        return held.server();
    }
}
