package io.confiture.junit;

import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/** Is the engine in the tree of tests; holds what all projects of the request share. */
final class RootDescriptor extends EngineDescriptor implements Node<RunContext> {
    private final SessionServers servers = new SessionServers();

    RootDescriptor(UniqueId id) {
        super(id, "Confiture");
    }

    SessionServers servers() {
        return servers;
    }

    @Override
    public void cleanUp(RunContext context) {
        servers.close();
    }

    /** Says to JUnit 6.1 and later that this container needs no lock of its own. */
    public boolean isGlobalReadLockRequired() {
        return false;
    }
}
