package io.confiture.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import io.confiture.junit.testcases.BrokenShopTestCase;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
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

    @Test
    void answers_that_are_kept_are_those_that_a_run_gives() {
        assumeTrue(System.getenv("CI") == null, "build servers keep no answers");
        List<String> kept = new ArrayList<>();
        Map<String, String> again;
        Thread thread = Thread.currentThread();
        ClassLoader usual = thread.getContextClassLoader();
        thread.setContextClassLoader(new WithoutJavaMigrations(usual));
        try {
            run("auto", kept, selectClass(BrokenShopTestCase.class));
            kept.clear();
            again = run("auto", kept, selectClass(BrokenShopTestCase.class));
        } finally {
            thread.setContextClassLoader(usual);
        }

        assertThat(again).isEqualTo(whole);
        assertThat(kept).isNotEmpty().allMatch(entry -> entry.startsWith("kept from 20"));
        assertThat(kept)
                .hasSizeLessThan((int) whole.values().stream()
                                .filter(verdict -> !verdict.startsWith("FAILED"))
                                .count()
                        + 1);
    }

    private Map<String, String> run(DiscoverySelector... selectors) {
        // These tests compare runs: each must be one.
        return run("off", new ArrayList<>(), selectors);
    }

    private Map<String, String> run(String cache, List<String> kept, DiscoverySelector... selectors) {
        Map<String, String> verdicts = new LinkedHashMap<>();
        LauncherDiscoveryRequest running = request()
                .selectors(selectors)
                .configurationParameter(Constants.CACHE, cache)
                .build();
        session.getLauncher().execute(running, new TestExecutionListener() {
            @Override
            public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
                entry.getKeyValuePairs().forEach((key, value) -> {
                    if (key.equals(Constants.KEPT)) {
                        kept.add(value);
                    }
                });
            }

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

    /** Hides the migration in Java that another test of this module declares: where there are any, no answers are kept. */
    private static final class WithoutJavaMigrations extends ClassLoader {

        WithoutJavaMigrations(ClassLoader parent) {
            super(parent);
        }

        @Override
        public @Nullable URL getResource(String name) {
            return name.endsWith("JavaMigration") ? null : super.getResource(name);
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return name.endsWith("JavaMigration") ? Collections.emptyEnumeration() : super.getResources(name);
        }
    }
}
