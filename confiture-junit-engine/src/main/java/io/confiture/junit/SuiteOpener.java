package io.confiture.junit;

import io.confiture.check.CheckGroup;
import io.confiture.suite.SuiteServers;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens the check tree of a project: the seam between the engine and what it shows. */
interface SuiteOpener {

    /**
     * Read the project's files. Cheap, and without effect on anything: discovery runs several times per build.
     *
     * @param databaseDirectory the absolute path of the project's folder, which may be missing
     * @param environment the environment's name, or null for the project's default
     * @param overrides settings by their full keys, which win over the project's files
     * @param servers the servers for its checks, known once they run
     */
    Opened open(
            Path databaseDirectory,
            @Nullable String environment,
            Map<String, String> overrides,
            Supplier<SuiteServers> servers);

    /** Holds an open check tree. */
    interface Opened extends AutoCloseable {

        /** Return the tree, whose root is the project. */
        CheckGroup root();

        /** Stop whatever running checks started; safe to call twice, and when nothing ran. */
        @Override
        void close();
    }
}
