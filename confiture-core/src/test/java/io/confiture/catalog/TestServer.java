package io.confiture.catalog;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.confiture.postgres.Database;
import io.confiture.postgres.DatabaseSettings;
import io.confiture.postgres.Server;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The servers that the tests of this room run on; each is started once per JVM and dies with it. */
enum TestServer {
    /** The binaries of the class path. */
    EMBEDDED(null),
    /** What Debian's package postgresql-15 installs. */
    INSTALLED_15(Path.of("/usr/lib/postgresql/15/bin"));

    private final @Nullable Path bin;
    private final Servers servers;

    TestServer(@Nullable Path bin) {
        this.bin = bin;
        servers = Servers.of(bin == null ? ServerChoice.embedded() : ServerChoice.embedded(bin));
    }

    /** Return the directory with psql and pg_dump, or null for the binaries of the class path, which lack them. */
    @Nullable
    Path bin() {
        return bin;
    }

    Server server() {
        assumeTrue(bin == null || Files.isDirectory(bin), () -> "there is no PostgreSQL in " + bin);
        return servers.server();
    }

    Database create() {
        return server().create(DatabaseSettings.defaults());
    }
}
