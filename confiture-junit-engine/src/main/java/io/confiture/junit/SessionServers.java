package io.confiture.junit;

import io.confiture.suite.SuiteServers;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.engine.support.store.NamespacedHierarchicalStore;

/**
 * Finds the servers that the checks of one request use: those of the launcher's session where the platform has a place for
 * them (since 1.13), so that reruns and further requests start none; else some of its own.
 *
 * <p>Made at discovery and filled at execution, because only an execution knows its session.
 */
final class SessionServers implements Supplier<SuiteServers>, AutoCloseable {
    private static final boolean STORES = Platform.has("org.junit.platform.engine.support.store.Namespace");

    private @Nullable SuiteServers servers;
    private boolean own;

    /** Use the servers of the session that this request belongs to. */
    synchronized void use(ExecutionRequest request) {
        SuiteServers ofSession = STORES ? Stores.servers(request) : null;
        own = ofSession == null;
        servers = ofSession == null ? new SuiteServers() : ofSession;
    }

    @Override
    public synchronized SuiteServers get() {
        if (servers == null) {
            throw new IllegalStateException("a check was run before the execution began");
        }
        return servers;
    }

    /** Stop the servers unless they are the session's, which stops them itself. */
    @Override
    public synchronized void close() {
        if (own && servers != null) {
            servers.close();
        }
    }

    /** Is loaded only where the platform has the types it names. */
    private static final class Stores {
        private static final Namespace NAMESPACE = Namespace.create("io.confiture.junit");

        static @Nullable SuiteServers servers(ExecutionRequest request) {
            NamespacedHierarchicalStore<Namespace> store;
            try {
                store = request.getStore();
            } catch (JUnitException noStore) {
                return null; // a launcher that executes the engine without one
            }
            return store.getParent()
                    .orElse(store)
                    .getOrComputeIfAbsent(NAMESPACE, SuiteServers.class, key -> new SuiteServers(), SuiteServers.class);
        }
    }
}
