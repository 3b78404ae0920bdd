package io.confiture.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.confiture.junit.testcases.ClassSuiteTestCase;
import io.confiture.junit.testcases.FolderSuiteTestCase;
import io.confiture.junit.testcases.ShopTestCase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;

/** JUnit's suites nest the engine, which the platform finds by itself there: this is the real one. */
class SuiteEngineTest {

    @Test
    void a_suite_selects_a_folder_and_lends_its_class_to_the_tests() {
        List<TestDescriptor> tests = tests(FolderSuiteTestCase.class);

        assertThat(tests).isNotEmpty().allSatisfy(test -> {
            assertThat(test.getUniqueId().toString())
                    .startsWith("[engine:junit-platform-suite]/[suite:" + FolderSuiteTestCase.class.getName()
                            + "]/[engine:confiture]/[project:src%2Ftest%2Fprojects%2Ftiny%2Fdb]/");
            assertThat(test.getSource().orElseThrow()).isInstanceOfSatisfying(MethodSource.class, source -> {
                assertThat(source.getClassName()).isEqualTo(FolderSuiteTestCase.class.getName());
                assertThat(source.getMethodName()).startsWith("src test projects tiny db");
            });
        });
    }

    @Test
    void a_suite_selects_an_annotated_class() {
        List<TestDescriptor> tests = tests(ClassSuiteTestCase.class);

        assertThat(tests).isNotEmpty().allSatisfy(test -> assertThat(
                        test.getSource().orElseThrow())
                .isInstanceOfSatisfying(MethodSource.class, source -> assertThat(source.getClassName())
                        .isEqualTo(ShopTestCase.class.getName())));
    }

    private static List<TestDescriptor> tests(Class<?> suite) {
        List<TestDescriptor> tests = new ArrayList<>();
        EngineTestKit.engine("junit-platform-suite")
                .selectors(selectClass(suite))
                .discover()
                .getEngineDescriptor()
                .accept(test -> {
                    if (test.isTest()) {
                        tests.add(test);
                    }
                });
        return tests;
    }
}
