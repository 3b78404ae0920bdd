package io.confiture.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import io.confiture.junit.testcases.BrokenShopTestCase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherFactory;

/** Core's own suite under the engine, on the sample that is red in many places: one server for all runs of this class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealSuiteTest {
    private LauncherSession session;
    private Map<String, String> whole;

    @BeforeAll
    void run_all() {
        session = LauncherFactory.openSession(LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .addTestEngines(new ConfitureTestEngine())
                .build());
        whole = run(selectClass(BrokenShopTestCase.class));
    }

    @AfterAll
    void end() {
        session.close();
    }

    @Test
    void the_sample_has_every_answer() {
        assertThat(whole).hasSizeGreaterThan(30);
        assertThat(whole.values().stream().map(verdict -> verdict.split(" ", 2)[0]))
                .contains("SUCCESSFUL", "FAILED", "ABORTED");
    }

    @Test
    void every_leaf_alone_gives_the_verdict_that_it_gives_in_the_whole() {
        Map<String, String> alone = new LinkedHashMap<>();
        whole.keySet().forEach(id -> alone.putAll(run(selectUniqueId(id))));

        assertThat(alone).isEqualTo(whole);
    }

    @Test
    void the_order_does_not_matter() {
        List<String> ids = new ArrayList<>(whole.keySet());
        Collections.reverse(ids);
        Map<String, String> reversed =
                run(ids.stream().map(id -> selectUniqueId(id)).toArray(DiscoverySelector[]::new));

        assertThat(new ArrayList<>(reversed.keySet())).isNotEqualTo(new ArrayList<>(whole.keySet()));
        assertThat(reversed).isEqualTo(whole);
    }

    private Map<String, String> run(DiscoverySelector... selectors) {
        Map<String, String> verdicts = new LinkedHashMap<>();
        // These tests compare runs: each must be one.
        LauncherDiscoveryRequest running = request()
                .selectors(selectors)
                .configurationParameter(Constants.CACHE, "off")
                .build();
        session.getLauncher().execute(running, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest()) {
                    Optional<String> why = result.getThrowable().map(Throwable::getMessage);
                    verdicts.put(
                            test.getUniqueId(),
                            result.getStatus() + why.map(text -> " " + text).orElse(""));
                }
            }
        });
        return verdicts;
    }
}
