package io.confiture.migration.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.migration.LayoutSettings;
import io.confiture.migration.MigrationSet;
import io.confiture.migration.layout.MigrationFiles;
import io.confiture.migration.ledger.AppliedMigration;
import io.confiture.migration.ledger.AppliedMigration.Kind;
import io.confiture.migration.ledger.Checksum;
import io.confiture.migration.ledger.Direction;
import io.confiture.migration.ledger.LedgerState;
import io.confiture.migration.ledger.UnfinishedRun;
import io.confiture.project.ChecksumPolicy;
import io.confiture.suite.TestProject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans from real files and written ledgers, without a database. */
class PlannerTest {

    private static final PlanOptions DEFAULTS = new PlanOptions(false, ChecksumPolicy.FAIL, false);

    private TestProject project;
    private Path root;

    @BeforeEach
    void a_folder(@TempDir Path folder) {
        root = folder;
        project = new TestProject(folder);
    }

    private void pairs(String... ids) {
        for (String id : ids) {
            project.up(id, "SELECT 1;").down(id, "SELECT 1;");
        }
    }

    private MigrationSet set() {
        return MigrationFiles.discover(root, root.resolve("db/migrations"), LayoutSettings.defaults());
    }

    private static AppliedMigration row(long sequence, String version, Kind kind, Checksum sums) {
        return new AppliedMigration(sequence, version, "n", kind, Instant.EPOCH, 1L, sums);
    }

    /** A ledger with these versions, applied in this order, of unknown checksums. */
    private static LedgerState ledger(String... versions) {
        List<AppliedMigration> rows = new ArrayList<>();
        for (String version : versions) {
            rows.add(row(rows.size() + 1L, version, Kind.MIGRATION, Checksum.UNKNOWN));
        }
        return new LedgerState(true, rows, List.of());
    }

    private static LedgerState withUnfinished(LedgerState state, String version, Direction direction) {
        UnfinishedRun run = new UnfinishedRun(
                version,
                direction,
                List.of(new UnfinishedRun.Entry(0, "x", UnfinishedRun.State.STARTED, Instant.EPOCH, null)));
        return new LedgerState(true, state.applied(), List.of(run));
    }

    private Plan plan(LedgerState ledger, Goal goal) {
        return plan(ledger, goal, DEFAULTS);
    }

    private Plan plan(LedgerState ledger, Goal goal, PlanOptions options) {
        return new Planner(set(), options).plan(ledger, goal);
    }

    private static List<String> steps(Plan plan) {
        assertThat(plan.refusals()).isEmpty();
        return plan.steps().stream().map(Step::toString).toList();
    }

    /** Demand that a plan is refused for one sort of reason, with no step left, and that the text has these parts. */
    private static void refused(Plan plan, Refusal.Reason reason, String... parts) {
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.refused()).isTrue();
        assertThat(plan.refusals()).extracting(Refusal::reason).containsOnly(reason);
        String text = String.join(
                "\n",
                plan.refusals().stream()
                        .map(r -> r.message() + " | " + r.advice())
                        .toList());
        assertThat(text).contains(parts);
    }

    private static List<String> statuses(Plan plan) {
        return plan.statuses().stream().map(s -> s.id() + " " + s.status()).toList();
    }

    @Nested
    class Up {

        @Test
        void goes_by_numbers_and_not_by_text() {
            pairs("1_a", "2_b", "9_c", "10_d");
            assertThat(steps(plan(LedgerState.NONE, new Goal.Up())))
                    .containsExactly("up 1_a", "up 2_b", "up 9_c", "up 10_d");
            assertThat(steps(plan(LedgerState.NONE, new Goal.UpTo("2")))).containsExactly("up 1_a", "up 2_b");
            assertThat(steps(plan(ledger("1", "2"), new Goal.UpTo("9")))).containsExactly("up 9_c");
        }

        @Test
        void applies_nothing_again() {
            pairs("001_a", "002_b");
            assertThat(steps(plan(ledger("001", "002"), new Goal.Up()))).isEmpty();
            assertThat(steps(plan(ledger("001", "002"), new Goal.UpTo("001")))).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"2", "002", "0002", "002_b"})
        void finds_a_target_by_version_or_id(String target) {
            pairs("001_a", "002_b", "003_c");
            assertThat(steps(plan(LedgerState.NONE, new Goal.UpTo(target)))).containsExactly("up 001_a", "up 002_b");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "5 | there is no migration of version 5 | the nearest are 004_b, 010_c",
                    "99 | there is no migration of version 99 | the nearest are 010_c",
                    "004_bb | there is no migration of version 004_bb | the nearest are 004_b",
                    "0 | there is no migration of version 0 | the nearest are 001_a",
                })
        void refuses_a_target_that_does_not_exist(String target, String message, String advice) {
            pairs("001_a", "004_b", "010_c");
            refused(plan(LedgerState.NONE, new Goal.UpTo(target)), Refusal.Reason.USAGE, message, advice);
            refused(plan(LedgerState.NONE, new Goal.Baseline(target)), Refusal.Reason.USAGE, message, advice);
        }

        @Test
        void takes_a_renumbered_file_for_the_same_migration() {
            pairs("001_a", "002_b");
            assertThat(steps(plan(ledger("1"), new Goal.Up()))).containsExactly("up 002_b");
        }

        @Test
        void refuses_what_would_come_after_a_later_one() {
            pairs("001_a", "002_b", "003_c");
            Plan plan = plan(ledger("001", "003"), new Goal.Up());
            assertThat(statuses(plan)).containsExactly("001_a APPLIED", "002_b OUT_OF_ORDER", "003_c APPLIED");
            refused(plan, Refusal.Reason.OUT_OF_ORDER, "002_b is not applied although later ones are", "out_of_order");
            PlanOptions allowed = new PlanOptions(false, ChecksumPolicy.FAIL, true);
            assertThat(steps(plan(ledger("001", "003"), new Goal.Up(), allowed)))
                    .containsExactly("up 002_b");
            assertThat(steps(plan(ledger("001", "003"), new Goal.UpTo("1")))).isEmpty();
        }

        @Test
        void refuses_duplicate_versions() {
            pairs("003_e1", "003_e2");
            refused(plan(LedgerState.NONE, new Goal.Up()), Refusal.Reason.FILES, "have the same version");
        }

        @Test
        void one_row_is_never_taken_for_two_migrations() {
            pairs("003_e1", "003_n");
            assertThat(statuses(plan(ledger("003"), new Goal.Look())))
                    .containsExactly("003_e1 OUT_OF_ORDER", "003_n APPLIED");
            pairs("003_e0", "004_z");
            project.up("003_n", "SELECT 2");
            assertThat(plan(ledger("003", "004"), new Goal.Look()).statuses())
                    .filteredOn(s -> s.applied() != null)
                    .extracting(MigrationStatus::id)
                    .containsExactly("003_n", "004_z");
        }

        @Test
        void refuses_warnings_about_files_only_when_strict() {
            pairs("001_a");
            project.file("db/migrations/old/x.sql", "SELECT 1");
            Plan lenient = plan(LedgerState.NONE, new Goal.Up());
            assertThat(steps(lenient)).containsExactly("up 001_a");
            assertThat(lenient.notes()).hasSize(1);
            refused(
                    plan(LedgerState.NONE, new Goal.Up(), new PlanOptions(true, ChecksumPolicy.FAIL, false)),
                    Refusal.Reason.FILES,
                    "is not searched by Confiture");
        }

        @Test
        void says_what_has_no_file_and_refuses_it_when_strict() {
            pairs("001_a", "003_c");
            Plan plan = plan(ledger("001", "002"), new Goal.Up());
            assertThat(statuses(plan)).containsExactly("001_a APPLIED", "003_c PENDING", "002_n MISSING");
            assertThat(steps(plan)).containsExactly("up 003_c");
            assertThat(plan.notes()).extracting(Refusal::message).containsExactly("002_n is applied and has no file");
            refused(
                    plan(ledger("001", "002"), new Goal.Up(), new PlanOptions(true, ChecksumPolicy.FAIL, false)),
                    Refusal.Reason.MISSING,
                    "002_n is applied and has no file");
        }

        @Test
        void goes_on_with_what_is_half_applied() {
            pairs("001_a", "002_b", "003_c");
            LedgerState half = withUnfinished(ledger("001"), "002", Direction.UP);
            Plan plan = plan(half, new Goal.Up());
            assertThat(statuses(plan)).containsExactly("001_a APPLIED", "002_b PARTLY", "003_c PENDING");
            assertThat(steps(plan)).containsExactly("up 002_b (goes on)", "up 003_c");
            assertThat(plan.steps().get(0).resumes())
                    .isEqualTo(half.unfinished().get(0));
        }

        @Test
        void refuses_while_something_is_half_taken_back() {
            pairs("001_a", "002_b");
            refused(
                    plan(withUnfinished(ledger("001"), "001", Direction.DOWN), new Goal.Up()),
                    Refusal.Reason.UNFINISHED,
                    "001_a is half taken back",
                    "confiture migrate down");
        }

        @Test
        void refuses_while_something_is_half_applied_whose_file_is_gone() {
            pairs("001_a");
            Plan plan = plan(withUnfinished(ledger("001"), "002", Direction.UP), new Goal.Up());
            assertThat(statuses(plan)).containsExactly("001_a APPLIED", "002 PARTLY");
            refused(plan, Refusal.Reason.UNFINISHED, "002 is half applied", "bring its file back");
        }

        @Test
        void refuses_what_cannot_be_run() {
            project.file("db/migrations/V1__a.sql", "SELECT 1").file("db/migrations/V2__B.java", "class V2__B {}");
            refused(plan(LedgerState.NONE, new Goal.Up()), Refusal.Reason.FILES, "V2__B.java is due and cannot be run");
            assertThat(steps(plan(LedgerState.NONE, new Goal.UpTo("1")))).containsExactly("up V1__a");
        }
    }

    @Nested
    class Edits {

        private LedgerState recorded(String up, @Nullable String down, @Nullable String sidecars) {
            return new LedgerState(
                    true, List.of(row(1, "001", Kind.MIGRATION, new Checksum(up, down, sidecars))), List.of());
        }

        private Checksum sums() {
            return Checksum.of(set().migrations().get(0));
        }

        @Test
        void are_noticed_in_every_part() {
            pairs("001_a");
            project.file("db/migrations/001_a.yaml", "up_preconditions: []");
            String up = String.valueOf(sums().up());
            String down = String.valueOf(sums().down());
            String side = String.valueOf(sums().sidecars());
            assertThat(changed(recorded(up, down, side))).isEmpty();
            assertThat(changed(recorded("x", down, side))).containsExactly(Checksum.Part.UP);
            assertThat(changed(recorded(up, "x", side))).containsExactly(Checksum.Part.DOWN);
            assertThat(changed(recorded(up, down, "x"))).containsExactly(Checksum.Part.SIDECARS);
            assertThat(changed(recorded(up, null, null))).isEmpty();
            project.file("db/migrations/001_a.verify.sql", "SELECT true");
            assertThat(changed(recorded(up, down, side))).containsExactly(Checksum.Part.SIDECARS);
        }

        private Set<Checksum.Part> changed(LedgerState state) {
            return plan(state, new Goal.Look()).statuses().get(0).changed();
        }

        @Test
        void keep_up_from_running_as_the_policy_says() {
            pairs("001_a", "002_b");
            LedgerState edited = recorded("x", null, null);
            refused(
                    plan(edited, new Goal.Up()),
                    Refusal.Reason.CHANGED,
                    "001_a was edited after it was applied (up)",
                    "confiture migrate repair");
            Plan warned = plan(edited, new Goal.Up(), new PlanOptions(false, ChecksumPolicy.WARN, false));
            assertThat(steps(warned)).containsExactly("up 002_b");
            assertThat(warned.notes()).extracting(Refusal::reason).containsExactly(Refusal.Reason.CHANGED);
            Plan ignored = plan(edited, new Goal.Up(), new PlanOptions(false, ChecksumPolicy.IGNORE, false));
            assertThat(steps(ignored)).containsExactly("up 002_b");
            assertThat(ignored.notes()).isEmpty();
        }

        @Test
        void keep_nobody_from_going_back() {
            pairs("001_a");
            Plan plan = plan(recorded("x", "y", null), new Goal.Down(1));
            assertThat(steps(plan)).containsExactly("down 001_a");
            assertThat(plan.notes()).hasSize(1);
            assertThat(steps(plan(recorded("x", "y", null), new Goal.Redo(1))))
                    .containsExactly("down 001_a", "up 001_a");
        }
    }

    @Nested
    class Back {

        @Test
        void goes_in_the_reverse_order_of_applying() {
            pairs("001_a", "002_b", "003_c");
            LedgerState mixed = ledger("001", "003", "002");
            assertThat(steps(plan(mixed, new Goal.Down(1)))).containsExactly("down 002_b");
            assertThat(steps(plan(mixed, new Goal.Down(2)))).containsExactly("down 002_b", "down 003_c");
            assertThat(steps(plan(mixed, new Goal.DownTo("001")))).containsExactly("down 002_b", "down 003_c");
            assertThat(steps(plan(mixed, new Goal.DownTo("002")))).containsExactly("down 003_c");
        }

        @ParameterizedTest
        @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
        void takes_no_step_for_none(int steps) {
            pairs("001_a", "002_b");
            refused(plan(ledger("001", "002"), new Goal.Down(steps)), Refusal.Reason.USAGE, "must be at least 1");
            refused(plan(ledger("001", "002"), new Goal.Redo(steps)), Refusal.Reason.USAGE, "must be at least 1");
            refused(plan(LedgerState.NONE, new Goal.Down(steps)), Refusal.Reason.USAGE, "must be at least 1");
        }

        @Test
        void says_so_when_there_are_fewer() {
            pairs("001_a");
            Plan plan = plan(ledger("001"), new Goal.Down(3));
            assertThat(steps(plan)).containsExactly("down 001_a");
            assertThat(plan.notes())
                    .extracting(Refusal::message)
                    .containsExactly("of the 3 steps that were asked for only 1 can be taken: no more is applied");
            assertThat(steps(plan(LedgerState.NONE, new Goal.Down(1)))).isEmpty();
        }

        @Test
        void refuses_all_of_it_and_names_everything_that_cannot_be_taken_back() {
            pairs("001_a", "004_d");
            project.up("002_b", "SELECT 1;\n-- confiture:irreversible the old data is gone");
            project.up("003_c", "SELECT 1");
            Plan plan = plan(ledger("001", "002", "003", "005", "004"), new Goal.DownTo("001"));
            assertThat(plan.steps()).isEmpty();
            assertThat(plan.refusals())
                    .extracting(r -> r.reason() + " " + r.message())
                    .containsExactly(
                            "MISSING 005_n has no files any more; nothing was taken back",
                            "IRREVERSIBLE 003_c has no down script; nothing was taken back",
                            "IRREVERSIBLE 002_b is declared irreversible: the old data is gone; nothing was taken back");
            assertThat(steps(plan(ledger("001", "002", "003", "004"), new Goal.Down(1))))
                    .containsExactly("down 004_d");
        }

        @Test
        void leaves_alone_what_has_no_file_and_comes_before_the_target() {
            pairs("001_a", "010_b");
            assertThat(steps(plan(ledger("9", "001", "010"), new Goal.DownTo("010"))))
                    .isEmpty();
            assertThat(steps(plan(ledger("0", "001", "010"), new Goal.DownTo("001"))))
                    .containsExactly("down 010_b");
            refused(
                    plan(ledger("001", "9", "010"), new Goal.DownTo("001")),
                    Refusal.Reason.MISSING,
                    "9_n has no files");
        }

        @Test
        void goes_to_nothing_at_zero() {
            pairs("001_a", "002_b");
            assertThat(steps(plan(ledger("001", "002"), new Goal.DownTo("0"))))
                    .containsExactly("down 002_b", "down 001_a");
            pairs("000_zero");
            assertThat(steps(plan(ledger("000", "001", "002"), new Goal.DownTo("0"))))
                    .containsExactly("down 002_b", "down 001_a");
        }

        @Test
        void refuses_a_target_that_is_not_applied() {
            pairs("001_a", "002_b");
            refused(
                    plan(ledger("001"), new Goal.DownTo("002")),
                    Refusal.Reason.USAGE,
                    "002_b is not applied, so the database cannot go down to it",
                    "the last one applied is 001_a");
            refused(
                    plan(ledger("001"), new Goal.DownTo("7")),
                    Refusal.Reason.USAGE,
                    "there is no migration of version 7");
        }

        @Test
        void goes_down_and_up_again() {
            pairs("001_a", "002_b", "003_c");
            assertThat(steps(plan(ledger("001", "002", "003"), new Goal.Redo(2))))
                    .containsExactly("down 003_c", "down 002_b", "up 002_b", "up 003_c");
        }

        @Test
        void calls_a_row_by_the_version_that_the_ledger_has() {
            pairs("001_a");
            assertThat(plan(ledger("1"), new Goal.Down(1)).steps().get(0).version())
                    .isEqualTo("1");
        }

        @Test
        void refuses_while_something_is_half_applied_and_goes_on_with_what_is_half_back() {
            pairs("001_a", "002_b");
            refused(
                    plan(withUnfinished(ledger("001"), "002", Direction.UP), new Goal.Down(1)),
                    Refusal.Reason.UNFINISHED,
                    "002_b is half applied");
            assertThat(steps(plan(withUnfinished(ledger("001", "002"), "002", Direction.DOWN), new Goal.Down(1))))
                    .containsExactly("down 002_b (goes on)");
        }
    }

    @Nested
    class Baselines {

        @Test
        void record_everything_up_to_a_version_in_its_true_order() {
            pairs("1_a", "2_b", "9_c", "10_d");
            assertThat(steps(plan(LedgerState.NONE, new Goal.Baseline("9"))))
                    .containsExactly("baseline 1_a", "baseline 2_b", "baseline 9_c");
            assertThat(steps(plan(ledger("1"), new Goal.Baseline("2")))).containsExactly("baseline 2_b");
        }

        @Test
        void record_what_another_tool_has_applied() {
            pairs("1_a", "2_b", "3_c");
            assertThat(steps(plan(LedgerState.NONE, new Goal.Adopt(List.of("3_c", "1_a")))))
                    .containsExactly("baseline 1_a", "baseline 3_c");
            refused(
                    plan(LedgerState.NONE, new Goal.Adopt(List.of("1_a", "8_x"))),
                    Refusal.Reason.USAGE,
                    "there is no migration 8_x");
        }

        @Test
        void are_told_from_what_ran() {
            pairs("1_a");
            LedgerState state = new LedgerState(true, List.of(row(1, "1", Kind.BASELINE, Checksum.UNKNOWN)), List.of());
            assertThat(statuses(plan(state, new Goal.Look()))).containsExactly("1_a BASELINE");
        }
    }

    @Nested
    class Repeatables {

        private LedgerState state(String sum) {
            return new LedgerState(
                    true,
                    List.of(
                            row(1, "1", Kind.MIGRATION, Checksum.UNKNOWN),
                            row(2, "R__v", Kind.REPEATABLE, new Checksum(sum, null, null))),
                    List.of());
        }

        @BeforeEach
        void files() {
            project.file("db/migrations/V1__a.sql", "SELECT 1")
                    .file("db/migrations/V2.0__b.sql", "SELECT 1")
                    .file("db/migrations/R__v.sql", "SELECT 1");
        }

        @Test
        void come_last_and_again_when_they_change() {
            assertThat(steps(plan(LedgerState.NONE, new Goal.Up())))
                    .containsExactly("up V1__a", "up V2.0__b", "up R__v");
            String sum = String.valueOf(Checksum.of(set().migrations().get(2)).up());
            assertThat(steps(plan(state(sum), new Goal.Up()))).containsExactly("up V2.0__b");
            Plan plan = plan(state("x"), new Goal.Up());
            assertThat(steps(plan)).containsExactly("up V2.0__b", "up R__v");
            assertThat(plan.steps()).extracting(Step::again).containsExactly(false, true);
        }

        @Test
        void wait_until_nothing_is_left_out() {
            Plan part = plan(LedgerState.NONE, new Goal.UpTo("1"));
            assertThat(steps(part)).containsExactly("up V1__a");
            assertThat(part.notes()).extracting(Refusal::message).anyMatch(m -> m.startsWith("R__v is not applied"));
            assertThat(steps(plan(LedgerState.NONE, new Goal.UpTo("2"))))
                    .containsExactly("up V1__a", "up V2.0__b", "up R__v");
        }

        @Test
        void are_not_taken_back() {
            project.file("db/migrations/U1__a.sql", "SELECT 1").file("db/migrations/U2__b.sql", "SELECT 1");
            assertThat(steps(plan(state("x"), new Goal.Down(1)))).containsExactly("down V1__a");
        }

        @Test
        void versions_are_those_of_flyway() {
            assertThat(Stream.of("2", "2.0", "2_0", "02.0.0").map(v -> plan(LedgerState.NONE, new Goal.UpTo(v))
                            .steps()
                            .size()))
                    .containsOnly(3);
        }
    }
}
