package io.confiture.junit;

import io.confiture.check.CheckGroup;
import io.confiture.suite.Suite;
import io.confiture.suite.SuiteRequest;
import io.confiture.suite.SuiteServers;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Opens suites of core, with the environment's variables for settings that refer to some. */
final class CoreSuites implements SuiteOpener {

    @Override
    public Opened open(
            Path databaseDirectory,
            @Nullable String environment,
            Map<String, String> overrides,
            Supplier<SuiteServers> servers) {
        SuiteRequest request = new SuiteRequest(databaseDirectory, environment, System.getenv(), null, overrides);
        Suite suite = Suite.open(request, servers);
        return new Opened() {
            @Override
            public CheckGroup root() {
                return suite.root();
            }

            @Override
            public void close() {
                suite.close();
            }
        };
    }
}
