package io.confiture.suite;

import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import java.util.HashMap;
import java.util.Map;

/**
 * Holds the PostgreSQL servers that suites share: one for each way of getting one.
 *
 * <p>Nothing starts before a check asks. Thread-safe; made once per session and closed at its end.
 */
public final class SuiteServers implements AutoCloseable {
    private final Map<ServerChoice, Servers> byChoice = new HashMap<>();

    synchronized Servers of(ServerChoice choice) {
        return byChoice.computeIfAbsent(choice, Servers::of);
    }

    /** Stop all servers; safe to call twice, and when none runs. */
    @Override
    public synchronized void close() {
        byChoice.values().forEach(Servers::close);
        byChoice.clear();
    }
}
