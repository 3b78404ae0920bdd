package io.confiture.postgres;

import java.util.List;
import java.util.Map;

/** Pins what PostgreSQL takes from its environment, so that a server is the same on every machine. */
final class ServerEnvironment {

    /** LC_ALL=xx of a locale that is not installed makes initdb fail, PGDATA and friends change what programs do. */
    private static final List<String> UNWANTED = List.of("LC_", "LANG", "PG", "TZ");

    private ServerEnvironment() {}

    static ProcessBuilder process(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> UNWANTED.stream().anyMatch(name::startsWith));
        return builder;
    }
}
