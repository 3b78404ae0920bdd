package io.confiture.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;

/** The embedded server on the programs of an installed PostgreSQL; {@code confiture.test.bin} names another one. */
@EnabledIf(
        value = "installed",
        disabledReason = "there is no /usr/lib/postgresql/15/bin; name another bin directory with confiture.test.bin")
class DistributionServerTest extends ServerContract {

    private static @Nullable Servers servers;

    private static Path bin() {
        return Path.of(System.getProperty("confiture.test.bin", "/usr/lib/postgresql/15/bin"));
    }

    static boolean installed() {
        return Files.isDirectory(bin());
    }

    @BeforeAll
    static void hold() {
        servers = Servers.of(ServerChoice.embedded(bin()));
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
