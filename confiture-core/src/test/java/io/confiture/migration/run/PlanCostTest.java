package io.confiture.migration.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.migration.Down;
import io.confiture.migration.Layout;
import io.confiture.migration.Migration;
import io.confiture.migration.MigrationSet;
import io.confiture.migration.Script;
import io.confiture.migration.Side;
import io.confiture.migration.TransactionMode;
import io.confiture.migration.ledger.AppliedMigration;
import io.confiture.migration.ledger.Checksum;
import io.confiture.migration.ledger.LedgerState;
import io.confiture.project.ChecksumPolicy;
import io.confiture.project.SourceLocation;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What planning costs: it grows with the number of migrations and not with its square. */
class PlanCostTest {

    private static final PlanOptions OPTIONS = new PlanOptions(false, ChecksumPolicy.FAIL, false);

    private static MigrationSet chain(int length, Layout layout) {
        Path folder = Path.of("/migrations");
        return new MigrationSet(
                layout,
                folder,
                IntStream.rangeClosed(1, length)
                        .mapToObj(i -> migration(folder, i))
                        .toList(),
                List.of());
    }

    private static Migration migration(Path folder, int i) {
        String id = i + "_m";
        Path file = folder.resolve(id + ".up.sql");
        Script script = new Script(file, id, Side.UP, TransactionMode.AUTO, "SELECT 1", null);
        return new Migration(
                id,
                String.valueOf(i),
                "m",
                false,
                List.of(script),
                new Down.Scripts(List.of(script)),
                SourceLocation.of(file, id));
    }

    private static LedgerState applied(int length) {
        return new LedgerState(
                true,
                IntStream.rangeClosed(1, length)
                        .mapToObj(i -> new AppliedMigration(
                                i,
                                String.valueOf(i),
                                "m",
                                AppliedMigration.Kind.MIGRATION,
                                Instant.EPOCH,
                                1L,
                                new Checksum("a", "b", null)))
                        .toList(),
                List.of());
    }

    @Test
    void a_checksum_is_asked_for_once_and_only_where_the_ledger_has_one() {
        AtomicInteger asked = new AtomicInteger();
        Planner planner = new Planner(chain(1_000, Layout.CONFITURE), OPTIONS, m -> {
            asked.incrementAndGet();
            return new Checksum("a", "b", null);
        });
        assertThat(planner.plan(applied(600), new Goal.Up()).steps()).hasSize(400);
        assertThat(planner.plan(applied(600), new Goal.Look()).statuses()).hasSize(1_000);
        assertThat(asked).hasValue(600);
    }

    @ParameterizedTest
    @EnumSource(names = {"CONFITURE", "FLYWAY", "DBMATE"})
    void sixteen_times_the_chain_costs_about_sixteen_times_as_much(Layout layout) {
        long few = cost(layout, 2_500);
        long many = cost(layout, 40_000);
        System.out.printf("%s: 2,500 in %.1f ms, 40,000 in %.1f ms%n", layout, few / 1e6, many / 1e6);
        // A square would be 256 times; what lies between is left to the collector and the caches.
        assertThat(many).isLessThan(100 * Math.max(few, 200_000));
    }

    /** Return the processor time of this thread for all sorts of plans, the best of several. */
    private static long cost(Layout layout, int length) {
        Planner planner = new Planner(chain(length, layout), OPTIONS, m -> new Checksum("a", "b", null));
        LedgerState half = applied(length / 2);
        LedgerState all = applied(length);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long begin = threads.getCurrentThreadCpuTime();
            assertThat(planner.plan(half, new Goal.Up()).steps()).hasSize(length / 2);
            assertThat(planner.plan(half, new Goal.UpTo(String.valueOf(length - 1)))
                            .steps())
                    .hasSize(length / 2 - 1);
            assertThat(planner.plan(all, new Goal.Down(length)).steps()).hasSize(length);
            assertThat(planner.plan(all, new Goal.DownTo("1")).steps()).hasSize(length - 1);
            assertThat(planner.plan(all, new Goal.Redo(length)).steps()).hasSize(2 * length);
            assertThat(planner.plan(half, new Goal.Baseline(String.valueOf(length)))
                            .steps())
                    .hasSize(length / 2);
            assertThat(planner.plan(all, new Goal.Look()).statuses()).hasSize(length);
            best = Math.min(best, threads.getCurrentThreadCpuTime() - begin);
        }
        return best;
    }
}
