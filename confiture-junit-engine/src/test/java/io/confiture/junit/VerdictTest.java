package io.confiture.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.testkit.engine.EventConditions.reportEntry;

import io.confiture.check.Check;
import io.confiture.check.CheckGroup;
import io.confiture.check.CheckNode.Segment;
import io.confiture.check.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** How the answers of checks become verdicts of tests. */
class VerdictTest {
    private static final String MIGRATIONS = Kit.SHOP + "/[medium:migrations]";

    private final Kit kit = new Kit();

    @Test
    void counts_each_answer_for_what_it_is_and_never_fails_a_container() {
        EngineExecutionResults results = kit.run(Kit.shop());

        results.testEvents()
                .assertStatistics(
                        stats -> stats.started(9).succeeded(5).failed(2).aborted(2));
        results.containerEvents()
                .assertStatistics(stats -> stats.failed(0).aborted(0).skipped(0));
    }

    @Test
    void tells_a_failure_with_verdict_place_excerpt_and_where_the_whole_is() throws Exception {
        Throwable failure = thrown("/[migration:003_add_bio]/[check:round-trip]", Status.FAILED);

        assertThat(failure).isExactlyInstanceOf(AssertionFailedError.class);
        String message = String.valueOf(failure.getMessage());
        assertThat(message).startsWith("""
                        003_add_bio does not come back.
                          at db/migrations/003_add_bio.up.sql:3:5
                             ALTER TABLE users
                             ^
                          - column 1
                        """).contains("- column 40\n  ... and 20 more lines\n  Fix: Make it well.\n");
        Path whole = Path.of(message.lines().reduce((a, b) -> b).orElseThrow().replace("The whole text: ", ""));
        assertThat(whole)
                .isEqualTo(Path.of("target/confiture/io.confiture.junit.testcases.ShopTestCase")
                        .resolve("db/migrations/003_add_bio/round-trip.txt")
                        .toAbsolutePath());
        assertThat(Files.readString(whole)).contains("- column 60\n");
    }

    @Test
    void leaves_one_frame_of_trace_the_place_in_the_file() {
        assertThat(thrown("/[migration:003_add_bio]/[check:round-trip]", Status.FAILED)
                        .getStackTrace())
                .singleElement()
                .hasToString("db.migrations.003_add_bio.round trip(003_add_bio.up.sql:3)");
    }

    @Test
    void shows_a_defect_of_confiture_itself_with_its_real_trace() {
        Throwable defect = thrown("/[migration:003_add_bio]/[check:safety]", Status.FAILED);

        assertThat(defect).isExactlyInstanceOf(IllegalStateException.class).hasMessage("a defect of ours");
        assertThat(defect.getStackTrace()[0].getClassName()).isEqualTo(ShopTree.class.getName());
    }

    @Test
    void tells_aborted_from_skipped_by_the_words() {
        assertThat(thrown("/[migration:003_add_bio]/[check:down]", Status.ABORTED))
                .isExactlyInstanceOf(TestAbortedException.class)
                .hasMessage("aborted: 002 does not apply");
        assertThat(thrown("/[migration:001_init]/[check:safety]", Status.ABORTED))
                .hasMessage("skipped: nothing to judge");
    }

    @Test
    void fails_what_was_aborted_when_told_so() {
        kit.with(Constants.ABORTED, "fail");

        assertThat(thrown("/[migration:003_add_bio]/[check:down]", Status.FAILED))
                .isExactlyInstanceOf(AssertionFailedError.class)
                .hasMessage("aborted: 002 does not apply");
        assertThat(thrown("/[migration:001_init]/[check:safety]", Status.ABORTED))
                .hasMessage("skipped: nothing to judge");
    }

    @Test
    void publishes_notes_of_a_passed_check() {
        kit.runIds(MIGRATIONS + "/[migration:001_init]/[check:round-trip]")
                .allEvents()
                .reportingEntryPublished()
                .assertEventsMatchExactly(
                        reportEntry(Map.of("severity", "INFO", "rule", "test/rule", "message", "Could be better.")));
    }

    @Test
    void an_answer_of_an_earlier_run_says_so() {
        Instant then = Instant.parse("2026-03-01T12:00:00Z");
        for (Outcome kept : List.of(new Outcome.Passed(List.of(), then), new Outcome.Skipped("no reason", then))) {
            EngineTestKit.engine(new ConfitureTestEngine((db, environment, overrides, servers) -> new OneCheck(kept)))
                    .selectors(Kit.shop())
                    .execute()
                    .allEvents()
                    .reportingEntryPublished()
                    .assertEventsMatchExactly(reportEntry(Map.of(Constants.KEPT, "kept from 2026-03-01T12:00:00Z")));
        }
    }

    @Test
    void answers_of_earlier_runs_can_be_refused() {
        kit.discover(Kit.shop());
        kit.with(Constants.CACHE, "off").discover(Kit.shop());

        assertThat(kit.tree.overrides).containsExactly(Map.of(), Map.of("checks.cache", "off"));
    }

    private record OneCheck(Outcome outcome) implements SuiteOpener.Opened {
        @Override
        public CheckGroup root() {
            Check check = new Check(new Segment("check", "one"), "one", null, Set.of(), null, () -> outcome);
            return new CheckGroup(new Segment("project", "db"), "db", null, Set.of(), List.of(check));
        }

        @Override
        public void close() {}
    }

    @Test
    void closes_what_it_opened_once_the_last_check_has_run() {
        kit.run(Kit.shop());

        assertThat(kit.tree.ran).hasSize(9);
        assertThat(kit.tree.closed).isEqualTo(1);
    }

    @Test
    void a_project_that_cannot_be_opened_is_one_failing_test() {
        SuiteOpener failing = (db, environment, overrides, servers) -> {
            throw new IllegalStateException("no such luck");
        };
        EngineExecutionResults results = EngineTestKit.engine(new ConfitureTestEngine(failing))
                .selectors(Kit.shop())
                .execute();

        results.testEvents().assertStatistics(stats -> stats.started(1).failed(1));
        assertThat(Kit.verdicts(results))
                .containsOnlyKeys(Kit.SHOP + "/[check:opens]")
                .hasValueSatisfying(new org.assertj.core.api.Condition<>(
                        verdict -> verdict.contains("no such luck"), "the reason"));
    }

    private Throwable thrown(String id, Status status) {
        EngineExecutionResults results = kit.runIds(MIGRATIONS + id);
        TestExecutionResult result = results.testEvents().finished().list().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .findFirst()
                .orElseThrow();
        assertThat(result.getStatus()).isEqualTo(status);
        return result.getThrowable().orElseThrow();
    }
}
