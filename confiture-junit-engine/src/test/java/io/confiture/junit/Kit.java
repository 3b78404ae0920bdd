package io.confiture.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.Filter;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.testkit.engine.EngineDiscoveryResults;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Runs the engine on a tree in memory and tells what happened in few words. */
final class Kit {
    static final String SHOP = "[engine:confiture]/[class:io.confiture.junit.testcases.ShopTestCase]/[project:db]";

    final ShopTree tree = new ShopTree();
    private UnaryOperator<EngineTestKit.Builder> configuration = builder -> builder;

    /** Adds to what every request of this kit says. */
    Kit with(UnaryOperator<EngineTestKit.Builder> more) {
        UnaryOperator<EngineTestKit.Builder> before = configuration;
        configuration = builder -> more.apply(before.apply(builder));
        return this;
    }

    Kit with(String key, String value) {
        return with(builder -> builder.configurationParameter(key, value));
    }

    Kit with(Filter<?>... filters) {
        return with(builder -> builder.filters(filters));
    }

    EngineExecutionResults run(DiscoverySelector... selectors) {
        return builder(selectors).execute();
    }

    EngineExecutionResults runIds(String... ids) {
        return run(java.util.Arrays.stream(ids).map(id -> selectUniqueId(id)).toArray(DiscoverySelector[]::new));
    }

    EngineDiscoveryResults discover(DiscoverySelector... selectors) {
        return builder(selectors).discover();
    }

    /** Return the discovered leaves, in order. */
    List<TestDescriptor> leaves(DiscoverySelector... selectors) {
        List<TestDescriptor> leaves = new ArrayList<>();
        discover(selectors).getEngineDescriptor().accept(test -> {
            if (test.isTest()) {
                leaves.add(test);
            }
        });
        return leaves;
    }

    /** Return the ids of the discovered leaves, without the part that all tests of the shop's class share. */
    List<String> ids(DiscoverySelector... selectors) {
        return leaves(selectors).stream()
                .map(leaf -> leaf.getUniqueId().toString().replace(SHOP + "/", ""))
                .toList();
    }

    static DiscoverySelector shop() {
        return selectClass("io.confiture.junit.testcases.ShopTestCase");
    }

    /** Return the verdict of every test that ran or was skipped, by unique id. */
    static Map<String, String> verdicts(EngineExecutionResults results) {
        Map<String, String> verdicts = new LinkedHashMap<>();
        for (Event event : results.testEvents().list()) {
            String id = event.getTestDescriptor().getUniqueId().toString();
            switch (event.getType()) {
                case FINISHED ->
                    verdicts.put(
                            id,
                            event.getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class)
                                    .toString());
                case SKIPPED -> verdicts.put(id, "SKIPPED " + event.getRequiredPayload(String.class));
                default -> {}
            }
        }
        return verdicts;
    }

    private EngineTestKit.Builder builder(DiscoverySelector... selectors) {
        return configuration.apply(
                EngineTestKit.engine(new ConfitureTestEngine(tree)).selectors(selectors));
    }
}
