package io.confiture.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.confiture.junit.testcases.BrokenSeedsTestCase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherFactory;

/** The same project under the engine and on the command line: the same checks with the same verdicts. */
class SeedTwinsTest {

    @Test
    void the_engine_and_seed_validate_say_the_same(@TempDir Path temp) throws Exception {
        Map<String, String> engine = engine();
        Map<String, String> commandLine = commandLine(temp.resolve("result.json"));

        assertThat(commandLine.values()).contains("passed", "failed", "aborted", "skipped");
        for (int level = 1; level <= 5; level++) {
            assertThat(commandLine.keySet()).anyMatch(inLevel(level));
        }
        // JUnit has one word for what core skips and what it aborts.
        commandLine.replaceAll((id, outcome) -> outcome.equals("skipped") ? "aborted" : outcome);
        assertThat(commandLine).containsExactlyInAnyOrderEntriesOf(engine);
    }

    private static Predicate<String> inLevel(int level) {
        return id -> id.startsWith("seeds/level-" + level + "/");
    }

    /** Return the verdicts of the levels under the engine, by the id that core gives to the check. */
    private static Map<String, String> engine() {
        Map<String, String> verdicts = new TreeMap<>();
        LauncherConfig config = LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .addTestEngines(new ConfitureTestEngine())
                .build();
        try (LauncherSession session = LauncherFactory.openSession(config)) {
            session.getLauncher()
                    .execute(
                            request()
                                    .selectors(selectClass(BrokenSeedsTestCase.class))
                                    .configurationParameter(Constants.CACHE, "off")
                                    .build(),
                            new Verdicts(verdicts));
        }
        return verdicts;
    }

    private static Map<String, String> commandLine(Path json) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.confiture.cli.Main",
                        "seed",
                        "validate",
                        "../samples/prep-seed-broken",
                        "--prep-seed",
                        "--full-execution",
                        "--format",
                        "json",
                        "--output",
                        json.toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(1);
        return outcomes(json);
    }

    private static Map<String, String> outcomes(Path json) throws IOException {
        Map<String, String> outcomes = new TreeMap<>();
        try (JsonParser parser = new JsonFactory().createParser(Files.readString(json))) {
            String id = "";
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.VALUE_STRING && "id".equals(parser.currentName())) {
                    id = parser.getText();
                } else if (parser.currentToken() == JsonToken.VALUE_STRING && "outcome".equals(parser.currentName())) {
                    outcomes.put(id, parser.getText());
                }
            }
        }
        outcomes.keySet().removeIf(id -> !id.startsWith("seeds/level-"));
        return outcomes;
    }

    /** Writes down how each test ended. */
    private record Verdicts(Map<String, String> byId) implements TestExecutionListener {

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            String status = result.getStatus().name().toLowerCase(Locale.ROOT);
            put(test, status.equals("successful") ? "passed" : status);
        }

        private void put(TestIdentifier test, String verdict) {
            String id = test.getUniqueIdObject().getSegments().stream()
                    .skip(3)
                    .map(UniqueId.Segment::getValue)
                    .collect(Collectors.joining("/"));
            if (test.isTest() && id.startsWith("seeds/level-")) {
                byId.put(id, verdict);
            }
        }
    }
}
