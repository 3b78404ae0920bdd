package io.confiture.assertions.jupiter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Runs classes of tests as a build tool would, and tells what came of them. */
public final class Kit {
    private final EngineExecutionResults results;

    private Kit(EngineExecutionResults results) {
        this.results = results;
    }

    public static Kit run(Class<?>... types) {
        return run(Map.of(), types);
    }

    public static Kit run(Map<String, String> parameters, Class<?>... types) {
        return new Kit(EngineTestKit.engine("junit-jupiter")
                .configurationParameters(parameters)
                .selectors(Arrays.stream(types).map(type -> selectClass(type)).toArray(ClassSelector[]::new))
                .execute());
    }

    /** Demand that so many tests ran, and all passed. */
    public void passes(int tests) {
        assertThat(failures()).isEmpty();
        results.testEvents().assertStatistics(stats -> stats.started(tests).succeeded(tests));
    }

    /** Return the message of the one failure. */
    public String failure() {
        assertThat(failures()).hasSize(1);
        return String.valueOf(failures().get(0).getMessage());
    }

    public List<Throwable> failures() {
        return results.allEvents().failed().stream()
                .map(event -> event.getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class)
                        .getThrowable())
                .flatMap(Optional::stream)
                .toList();
    }

    /** Return the values of the report entries of one key. */
    List<String> reports(String key) {
        return results.allEvents().reportingEntryPublished().stream()
                .map(event -> event.getRequiredPayload(ReportEntry.class)
                        .getKeyValuePairs()
                        .get(key))
                .filter(value -> value != null)
                .collect(Collectors.toList());
    }
}
