package io.confiture.junit;

import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.UniqueId;
import org.slf4j.LoggerFactory;

/**
 * Tells the user about a smell that was found during discovery.
 *
 * <p>Never an error: a discovery issue of that severity makes the launcher refuse the whole request, other engines' tests
 * included. Discovery issues exist since JUnit Platform 1.13; before, and where the user's platform is older, it is logged.
 */
final class Warnings {
    private static final boolean ISSUES = Platform.has("org.junit.platform.engine.DiscoveryIssue");

    private final EngineDiscoveryRequest request;
    private final UniqueId engine;

    Warnings(EngineDiscoveryRequest request, UniqueId engine) {
        this.request = request;
        this.engine = engine;
    }

    void add(String message) {
        if (ISSUES) {
            Issues.report(request, engine, message);
        } else {
            LoggerFactory.getLogger(ConfitureTestEngine.class).warn(message);
        }
    }

    /** Is loaded only where the platform has the types it names. */
    private static final class Issues {
        static void report(EngineDiscoveryRequest request, UniqueId engine, String message) {
            request.getDiscoveryListener()
                    .issueEncountered(engine, DiscoveryIssue.create(DiscoveryIssue.Severity.WARNING, message));
        }
    }
}
