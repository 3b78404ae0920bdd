package io.confiture.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.check.Check;
import io.confiture.check.CheckGroup;
import io.confiture.check.CheckNode.Segment;
import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.hierarchical.ExclusiveResource;
import org.junit.platform.engine.support.hierarchical.ExclusiveResource.LockMode;
import org.junit.platform.engine.support.hierarchical.Node;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

class ParallelTest {

    @Test
    void gives_the_same_verdicts_and_closes_once() {
        Kit kit = parallel();
        Map<String, String> inTurn = Kit.verdicts(new Kit().run(Kit.shop()));

        assertThat(Kit.verdicts(kit.run(Kit.shop()))).containsExactlyInAnyOrderEntriesOf(inTurn);
        assertThat(kit.tree.closed).isEqualTo(1);
    }

    @Test
    void runs_checks_without_a_database_at_the_same_time() {
        CountDownLatch both = new CountDownLatch(2);
        SuiteOpener waiting = (db, environment, overrides, servers) -> new Waiting(both);

        EngineExecutionResults results = EngineTestKit.engine(new ConfitureTestEngine(waiting))
                .selectors(Kit.shop())
                .configurationParameter(Constants.PARALLEL, "true")
                .configurationParameter(Constants.PARALLEL_CONFIG_PREFIX + "strategy", "fixed")
                .configurationParameter(Constants.PARALLEL_CONFIG_PREFIX + "fixed.parallelism", "2")
                .execute();

        results.testEvents().assertStatistics(stats -> stats.started(2).succeeded(2));
    }

    @Test
    void reserves_one_resource_per_line_of_databases_and_none_offline() {
        Map<String, Set<ExclusiveResource>> resources = new Kit()
                .leaves(Kit.shop()).stream()
                        .collect(Collectors.toMap(TestDescriptor::getLegacyReportingName, leaf -> ((Node<?>) leaf)
                                .getExclusiveResources()));

        assertThat(resources.get("migrations 003_add_bio: safety")).isEmpty();
        assertThat(resources.get("migrations 001_init: round trip"))
                .isEqualTo(resources.get("migrations 003_add_bio: up"))
                .singleElement()
                .satisfies(resource -> {
                    assertThat(resource.getLockMode()).isEqualTo(LockMode.READ_WRITE);
                    assertThat(resource.getKey())
                            .startsWith("confiture.database:")
                            .endsWith("db:migrations");
                });
    }

    private static Kit parallel() {
        return new Kit()
                .with(Constants.PARALLEL, "true")
                .with(Constants.PARALLEL_CONFIG_PREFIX + "strategy", "fixed")
                .with(Constants.PARALLEL_CONFIG_PREFIX + "fixed.parallelism", "4");
    }

    /** Has two checks, each of which passes only while the other runs. */
    private record Waiting(CountDownLatch both) implements SuiteOpener.Opened {
        @Override
        public CheckGroup root() {
            return new CheckGroup(
                    new Segment("project", "db"), "db", null, Set.of(), List.of(check("one"), check("two")));
        }

        private Check check(String name) {
            return new Check(new Segment("check", name), name, null, Set.of(), null, () -> {
                both.countDown();
                try {
                    return both.await(10, TimeUnit.SECONDS)
                            ? Outcome.passed()
                            : Outcome.failed(Finding.of(ShopTree.RULE, "The other check did not start."));
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
        }

        @Override
        public void close() {}
    }
}
