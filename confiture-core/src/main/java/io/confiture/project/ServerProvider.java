package io.confiture.project;

/** Where throwaway databases come from. */
public enum ServerProvider implements SettingWord {
    /** The configured URL where there is one, then the embedded server, then a container. */
    AUTO,
    /** The server of {@code postgres.url}. */
    EXTERNAL,
    /** PostgreSQL binaries from Maven artifacts or from {@code postgres.bin_directory}. */
    EMBEDDED,
    /** A container through Testcontainers. */
    CONTAINER
}
