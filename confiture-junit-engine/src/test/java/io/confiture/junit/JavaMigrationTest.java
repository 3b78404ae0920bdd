package io.confiture.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.confiture.junit.testcases.WithJavaTestCase;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

/** A migration in Java and a hook are tests like the SQL files beside them. */
class JavaMigrationTest {

    private static final String PROJECT =
            "[engine:confiture]/[class:io.confiture.junit.testcases.WithJavaTestCase]/[project:db]/";

    @Test
    void a_class_of_the_service_file_and_a_hook_are_tests() {
        Map<String, String> verdicts = Kit.verdicts(EngineTestKit.engine(new ConfitureTestEngine())
                .selectors(selectClass(WithJavaTestCase.class))
                .execute());

        assertThat(verdicts)
                .as("%s", verdicts)
                .extractingByKeys(
                        PROJECT + "[medium:migrations]/[migration:002_customer_slugs]/[check:up]",
                        PROJECT + "[medium:migrations]/[migration:002_customer_slugs]/[check:round-trip]",
                        PROJECT + "[medium:migrations]/[migration:003_slug_index]/[check:up]",
                        PROJECT + "[medium:hooks]/[check:files]",
                        PROJECT + "[medium:hooks]/[phase:after_execute]/[hook:analyze]/[check:runs]")
                .allSatisfy(verdict -> assertThat(verdict).startsWith("TestExecutionResult [status = SUCCESSFUL"));
        assertThat(verdicts.values()).noneMatch(verdict -> verdict.contains("FAILED"));
    }
}
