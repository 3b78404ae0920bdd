package io.confiture.junit;

import io.confiture.check.CheckGroup;
import io.confiture.suite.Suite;
import io.confiture.suite.SuiteRequest;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Opens suites of core. */
final class CoreSuites implements SuiteOpener {

    @Override
    public Opened open(Path databaseDirectory, @Nullable String environment) {
        Suite suite = Suite.open(new SuiteRequest(databaseDirectory, environment, System.getenv()));
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
