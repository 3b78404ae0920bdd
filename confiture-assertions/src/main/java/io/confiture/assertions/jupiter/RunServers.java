package io.confiture.assertions.jupiter;

import io.confiture.suite.SuiteServers;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * Finds the servers of a run: those of the launcher's session, in the place where Confiture's engine looks for them too, so that both
 * use the same. Before Jupiter 5.13 no extension reaches that place, and the run has servers of its own.
 */
final class RunServers {
    private static final Namespace NAMESPACE = Namespace.create("io.confiture.junit");
    private static final boolean SESSIONS = sessions();

    private RunServers() {}

    static SuiteServers of(ExtensionContext context) {
        return SESSIONS ? Session.servers(context) : ofRun(context.getRoot().getStore(NAMESPACE));
    }

    @SuppressWarnings("unchecked") // of this key there is nothing else
    private static SuiteServers ofRun(Store store) {
        Kept<SuiteServers> kept = (Kept<SuiteServers>)
                store.getOrComputeIfAbsent(SuiteServers.class, key -> new Kept<>(new SuiteServers()), Kept.class);
        return kept.value();
    }

    private static boolean sessions() {
        try {
            Class.forName(ExtensionContext.class.getName() + "$StoreScope", false, RunServers.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException older) {
            return false;
        }
    }

    /** Is loaded only where Jupiter has the types it names. */
    private static final class Session {
        static SuiteServers servers(ExtensionContext context) {
            return context.getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, NAMESPACE)
                    .getOrComputeIfAbsent(SuiteServers.class, key -> new SuiteServers(), SuiteServers.class);
        }
    }
}
