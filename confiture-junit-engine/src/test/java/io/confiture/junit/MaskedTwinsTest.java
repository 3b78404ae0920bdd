package io.confiture.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import io.confiture.junit.testcases.BrokenDecisionsTestCase;
import io.confiture.junit.testcases.LeakingDecisionsTestCase;
import io.confiture.junit.testcases.MaskedSyncTestCase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherFactory;

/** Masking decisions under the engine: those in order are green, and of the broken ones just the mistakes are red. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MaskedTwinsTest {

    /** How each test ended, by the name of the class and the id that core gives to the check. */
    private final Map<String, Map<String, TestExecutionResult>> results = new HashMap<>();

    @BeforeAll
    void run_the_three_with_one_server() {
        LauncherConfig config = LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .addTestEngines(new ConfitureTestEngine())
                .build();
        try (LauncherSession session = LauncherFactory.openSession(config)) {
            session.getLauncher()
                    .execute(
                            request()
                                    .selectors(
                                            selectClass(MaskedSyncTestCase.class),
                                            selectClass(BrokenDecisionsTestCase.class),
                                            selectClass(LeakingDecisionsTestCase.class))
                                    .configurationParameter(Constants.CACHE, "off")
                                    .build(),
                            new TestExecutionListener() {
                                @Override
                                public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                                    if (test.isTest()) {
                                        put(test, result);
                                    }
                                }
                            });
        }
    }

    @Test
    void decisions_in_order_are_green_and_were_looked_at() {
        Map<String, TestExecutionResult> green = of(MaskedSyncTestCase.class);

        assertThat(failures(green)).isEmpty();
        assertThat(green)
                .extractingByKeys(
                        "sync/files",
                        "sync/approved",
                        "sync/tables",
                        "sync/customers/decided",
                        "sync/customers/complete",
                        "sync/customers/customer_number/unique",
                        "sync/orders/contact_email/linked",
                        "sync/customers/email/leaks-nothing",
                        "sync/audit.emails/email/leaks-nothing")
                .allSatisfy(result ->
                        assertThat(result.getStatus()).as("%s", result).isEqualTo(Status.SUCCESSFUL));
        assertThat(green.entrySet())
                .filteredOn(entry -> entry.getKey().endsWith("/leaks-nothing"))
                .hasSizeGreaterThan(15)
                .allSatisfy(entry ->
                        assertThat(entry.getValue().getStatus()).as("%s", entry).isEqualTo(Status.SUCCESSFUL));
    }

    @Test
    void every_mistake_in_the_decisions_is_red_where_it_was_made() {
        Map<String, TestExecutionResult> broken = of(BrokenDecisionsTestCase.class);

        assertThat(failures(broken))
                .containsOnlyKeys(
                        "sync/customers/decided",
                        "sync/customers/customer_number/fits",
                        "sync/customers/customer_number/unique",
                        "sync/addresses/decided",
                        "sync/addresses/customer_id/linked",
                        "sync/visits/decided",
                        "sync/audit.emails/decided");
        // What cannot be rehearsed is not green.
        assertThat(broken.entrySet())
                .filteredOn(entry -> entry.getKey().endsWith("/leaks-nothing"))
                .isNotEmpty()
                .allSatisfy(entry ->
                        assertThat(entry.getValue().getStatus()).as("%s", entry).isEqualTo(Status.ABORTED));
    }

    @Test
    void what_comes_through_is_red_and_the_message_names_place_and_encoding() {
        Map<String, TestExecutionResult> leaking = of(LeakingDecisionsTestCase.class);
        Map<String, String> failures = failures(leaking);

        assertThat(failures)
                .containsOnlyKeys(
                        "sync/customers/decided",
                        "sync/customers/email/leaks-nothing",
                        "sync/messages/body/leaks-nothing",
                        "sync/payments/iban/hostile-values",
                        "sync/payments/iban/leaks-nothing");
        assertThat(failures.get("sync/customers/email/leaks-nothing"))
                .startsWith("values of customers.email came out at audit.emails.email (as it is, ")
                .contains("at db/sync-leaking/customers.yaml:", "Fix: Mask the place");
        assertThat(failures.get("sync/messages/body/leaks-nothing"))
                .startsWith("values of messages.body came out at messages.body (as it is, ");
        assertThat(failures.get("sync/payments/iban/leaks-nothing"))
                .startsWith("values of payments.iban came out at payments.iban (as it is, ");
        assertThat(leaking.get("sync/customers/phone/leaks-nothing"))
                .extracting(TestExecutionResult::getStatus)
                .isEqualTo(Status.SUCCESSFUL);
    }

    private Map<String, TestExecutionResult> of(Class<?> marker) {
        return results.getOrDefault(marker.getName(), Map.of());
    }

    private void put(TestIdentifier test, TestExecutionResult result) {
        List<UniqueId.Segment> segments = test.getUniqueIdObject().getSegments();
        String id = segments.stream().skip(3).map(UniqueId.Segment::getValue).collect(Collectors.joining("/"));
        results.computeIfAbsent(segments.get(1).getValue(), any -> new TreeMap<>())
                .put(id, result);
    }

    /** Return the messages of what failed, of all mediums. */
    private static Map<String, String> failures(Map<String, TestExecutionResult> results) {
        assertThat(results).hasSizeGreaterThan(100);
        Map<String, String> failures = new TreeMap<>();
        results.forEach((id, result) -> {
            if (result.getStatus() == Status.FAILED) {
                failures.put(
                        id, result.getThrowable().map(Throwable::getMessage).orElse(""));
            }
        });
        return failures;
    }
}
