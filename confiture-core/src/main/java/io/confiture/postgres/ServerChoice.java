package io.confiture.postgres;

import io.confiture.project.DatabaseUrl;
import io.confiture.project.Environment;
import io.confiture.project.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says how to get a server. */
public sealed interface ServerChoice {

    /** The property that names another place for the cache of the embedded server: {@value}. */
    String CACHE_PROPERTY = "confiture.cache";

    /**
     * A server that runs already. The user needs CREATEDB and nothing else; only databases that we make are ever written to.
     *
     * @param url {@code jdbc:postgresql://host:port/database?...} or {@code postgresql://user:password@host:port/database}; its
     *     database is only used to send CREATE and DROP DATABASE from
     * @param user the user, or null when the URL says it
     * @param password the password, or null when the URL says it or none is needed
     */
    record External(
            String url, @Nullable String user, @Nullable String password) implements ServerChoice {

        @Override
        public String toString() {
            return "External[" + Connector.redact(url) + "]";
        }
    }

    /**
     * A server of our own, which dies with this JVM.
     *
     * @param binDirectory a PostgreSQL installation's own {@code bin} directory (e.g. {@code /usr/lib/postgresql/15/bin}), or
     *     null for the binaries on the class path
     * @param cacheDirectory where unpacked binaries and the initialised data directory are kept, or null for
     *     {@code confiture.cache}, else the platform's cache directory
     * @param workDirectory where the running server's files go, or null for shared memory when there is enough of it, else
     *     {@code java.io.tmpdir}
     * @param settings server settings as {@code name=value}, e.g. {@code shared_preload_libraries=pg_stat_statements}; they
     *     come after ours and win
     */
    record Embedded(
            @Nullable Path binDirectory,
            @Nullable Path cacheDirectory,
            @Nullable Path workDirectory,
            List<String> settings)
            implements ServerChoice {

        /** Copy the list. */
        public Embedded {
            settings = List.copyOf(settings);
        }

        /** Say where everything is, without settings of your own. */
        public Embedded(@Nullable Path binDirectory, @Nullable Path cacheDirectory, @Nullable Path workDirectory) {
            this(binDirectory, cacheDirectory, workDirectory, List.of());
        }
    }

    /**
     * A container, through Testcontainers.
     *
     * @param image an image that behaves like the official one, e.g. {@value ServerChoice#DEFAULT_IMAGE}
     * @param settings server settings as {@code name=value}; they come after ours and win
     */
    record Container(String image, List<String> settings) implements ServerChoice {

        /** Copy the list. */
        public Container {
            settings = List.copyOf(settings);
        }
    }

    /** The image used when none is configured: {@value}. */
    String DEFAULT_IMAGE = "postgres:18-alpine";

    /** Return the embedded server of the class path. */
    static ServerChoice embedded() {
        return new Embedded(null, null, null);
    }

    /** Return the embedded server of a PostgreSQL installation, e.g. of {@code /usr/lib/postgresql/15/bin}. */
    static ServerChoice embedded(Path binDirectory) {
        return new Embedded(binDirectory, null, null);
    }

    /** Return the running server that a URL names. */
    static ServerChoice external(String url) {
        return new External(url, null, null);
    }

    /** Return a container of an image. */
    static ServerChoice container(String image) {
        return new Container(image, List.of());
    }

    /**
     * Choose what works here: the configured server, else the embedded one when its binaries are on the class path or a
     * server is installed on the machine, else a container when Testcontainers is.
     *
     * @param configuredUrl the URL from the settings, or null
     * @throws PostgresException when nothing of this is there; the message names the dependency to add
     */
    static ServerChoice automatic(@Nullable String configuredUrl) {
        if (configuredUrl != null && !configuredUrl.isBlank()) {
            return external(configuredUrl);
        }
        Platform platform = Platform.current();
        if (BinaryArchive.find(platform).isPresent()) {
            return embedded();
        }
        Optional<Path> installed = InstalledServer.here(platform).binDirectory();
        if (installed.isPresent()) {
            return embedded(installed.get());
        }
        if (ContainerProvider.available()) {
            return container(DEFAULT_IMAGE);
        }
        throw BinaryArchive.missing(platform);
    }

    /**
     * Choose the server for throwaway databases. Only {@code postgres.url} can name one: {@code database_url} is the
     * environment's real database, which nothing but a command that is to change it may go near.
     */
    static ServerChoice of(Environment.Postgres settings) {
        DatabaseUrl url = settings.url();
        return switch (settings.provider()) {
            case AUTO ->
                settings.binDirectory() != null
                        ? embedded(settings.binDirectory())
                        : (url == null ? automatic(null) : external(url));
            case EXTERNAL -> external(url);
            case EMBEDDED -> settings.binDirectory() == null ? embedded() : embedded(settings.binDirectory());
            case CONTAINER -> container(settings.image());
        };
    }

    private static ServerChoice external(@Nullable DatabaseUrl url) {
        if (url == null) {
            throw new IllegalArgumentException("the settings were checked to have a URL");
        }
        Secret password = url.password();
        return new External(url.jdbcUrl(), url.user(), password == null ? null : password.value());
    }
}
