package io.confiture.migration.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.postgres.ChildJvm;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runners that are killed as with kill -9, and several at once: really, in JVMs of their own. */
class KilledRunnerTest {

    private static final List<String> QUICK_JVM = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static Servers servers;

    private RealDatabase real;

    @BeforeAll
    static void servers() {
        servers = Servers.of(ServerChoice.embedded());
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @BeforeEach
    void database(@TempDir Path root) {
        real = RealDatabase.in(servers, root);
    }

    @AfterEach
    void drop() {
        real.close();
    }

    private ChildJvm runner(String where) throws Exception {
        return ChildJvm.start(
                RunUp.class,
                QUICK_JVM,
                real.project().root().toString(),
                real.database().jdbcUrl(),
                where);
    }

    private void killAt(String place) throws Exception {
        try (ChildJvm child = runner(place)) {
            assertThat(child.await("reached")).isEqualTo(place);
            child.kill();
        }
    }

    static Stream<String> places() {
        return Stream.of(1, 2, 3, 4, 5).flatMap(n -> Stream.of("sending " + n, "sent " + n));
    }

    @ParameterizedTest
    @MethodSource("places")
    void goes_on_at_the_right_statement_wherever_it_was_killed(String place) throws Exception {
        real.send("CREATE TABLE big (n int, m int); INSERT INTO big SELECT i, i FROM generate_series(1, 1000) i");
        real.up("1_a", """
                        INSERT INTO big VALUES (-1, -1);
                        CREATE INDEX CONCURRENTLY by_n ON big (n);
                        ALTER TABLE big ADD k int;
                        CREATE INDEX CONCURRENTLY IF NOT EXISTS by_m ON big (m);
                        INSERT INTO big VALUES (-2, -2);
                        """).down("1_a", "SELECT 1");
        killAt(place);
        assertThat(real.value("SELECT count(*) FROM tb_confiture")).isEqualTo("0");
        RunReport report = real.up();
        assertThat(report.outcome()).as(report.toString()).isEqualTo(RunOutcome.DONE);
        assertThat(report.steps().get(0).result()).isEqualTo(StepResult.RESUMED);
        assertThat(real.value("SELECT count(*) FROM big WHERE n < 0")).isEqualTo("2");
        assertThat(real.value(
                        "SELECT string_agg(c.relname, ' ' ORDER BY c.relname) FROM pg_index JOIN pg_class c ON c.oid = indexrelid"
                                + " WHERE indrelid = 'big'::regclass AND indisvalid"))
                .isEqualTo("by_m by_n");
        assertThat(real.value("SELECT count(*) FROM pg_index WHERE NOT indisvalid"))
                .isEqualTo("0");
        assertThat(real.value("SELECT count(*) FROM tb_confiture_journal")).isEqualTo("0");
        assertThat(real.ledger()).isEqualTo("1");
        assertThat(real.history()).isEqualTo("up 1 succeeded");
        assertThat(real.up().outcome()).isEqualTo(RunOutcome.NOTHING_TO_DO);
    }

    @ParameterizedTest
    @MethodSource("twoPlaces")
    void loses_a_transaction_as_a_whole(String place) throws Exception {
        real.up("1_a", "CREATE TABLE a ();\nCREATE TABLE b ();").down("1_a", "DROP TABLE a, b");
        killAt(place);
        RunReport report = real.up();
        assertThat(report.outcome()).as(report.toString()).isEqualTo(RunOutcome.DONE);
        assertThat(report.steps().get(0).result()).isEqualTo(StepResult.APPLIED);
        assertThat(real.history()).isEqualTo("up 1 succeeded");
    }

    static List<String> twoPlaces() {
        return List.of("sending 2", "sent 2");
    }

    @Test
    void refuses_to_go_on_when_what_was_run_is_edited_and_forgets_when_told_so() throws Exception {
        real.up("1_a", "CREATE TABLE a (n int);\nCREATE INDEX CONCURRENTLY i ON a (n);\nVACUUM a;")
                .down("1_a", "SELECT 1");
        killAt("sending 2");
        real.up("1_a", "CREATE TABLE a (n bigint);\nCREATE INDEX CONCURRENTLY i ON a (n);\nVACUUM a;");
        RunReport report = real.up();
        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(report.steps().get(0).findings().get(0).rule()).isEqualTo(RunRules.EDITED);
        RepairReport repair = real.run(r -> r.repair(RepairRequest.unfinished(RepairRequest.Unfinished.FORGET)));
        assertThat(repair.changes())
                .extracting(RepairReport.Change::kind)
                .containsExactly(RepairReport.Kind.UNFINISHED);
        real.send("DROP TABLE a");
        assertThat(real.up().outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(real.history()).contains("repair 1 succeeded");
    }

    @Test
    void never_guesses_whether_a_block_that_commits_was_carried_out() throws Exception {
        real.up("1_a", "CREATE TABLE a (n int);\nDO $$ BEGIN INSERT INTO a VALUES (1); COMMIT; END $$;\nVACUUM a;")
                .down("1_a", "SELECT 1");
        killAt("sent 2");
        RunReport report = real.up();
        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(report.steps().get(0).findings().get(0).rule()).isEqualTo(RunRules.UNDECIDED);
        assertThat(real.value("SELECT count(*) FROM a")).isEqualTo("1");
        assertThat(real.run(r -> r.repair(RepairRequest.unfinished(RepairRequest.Unfinished.DONE)))
                        .outcome())
                .isEqualTo(RunOutcome.DONE);
        assertThat(real.up().outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(real.value("SELECT count(*) FROM a")).isEqualTo("1");
    }

    @Test
    void waits_for_the_statement_of_a_runner_that_was_killed() throws Exception {
        real.up("1_a", "SELECT pg_sleep(1.5) /* long */;\nCREATE TABLE a ();").down("1_a", "DROP TABLE a");
        try (ChildJvm child = runner("go")) {
            real.await(
                    "SELECT count(*) = 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()");
            child.kill();
        }
        long began = System.nanoTime();
        assertThat(real.up().outcome()).isEqualTo(RunOutcome.DONE);
        assertThat((System.nanoTime() - began) / 1_000_000).isGreaterThan(1500);
        assertThat(real.history()).isEqualTo("up 1 succeeded");
    }

    @Test
    void eight_at_once_apply_each_migration_once_and_all_succeed() throws Exception {
        for (int i = 1; i <= 20; i++) {
            real.up(
                            "%03d_m".formatted(i),
                            "CREATE TABLE m%d (n int);\nINSERT INTO m%d VALUES (1);\nSELECT pg_sleep(0.01);"
                                    .formatted(i, i))
                    .down("%03d_m".formatted(i), "DROP TABLE m" + i);
        }
        List<ChildJvm> runners = new ArrayList<>();
        try {
            for (int i = 0; i < 8; i++) {
                runners.add(runner("line"));
            }
            for (ChildJvm runner : runners) {
                runner.await("ready");
            }
            List<String> outcomes = new ArrayList<>();
            for (ChildJvm runner : runners) {
                runner.poke();
            }
            for (ChildJvm runner : runners) {
                outcomes.add(runner.await("outcome"));
                assertThat(runner.end()).isZero();
            }
            assertThat(outcomes)
                    .containsOnlyOnce("DONE 20")
                    .filteredOn(o -> o.equals("NOTHING_TO_DO 0"))
                    .hasSize(7);
        } finally {
            runners.forEach(ChildJvm::close);
        }
        assertThat(real.value("SELECT count(*) FROM tb_confiture")).isEqualTo("20");
        assertThat(real.value("SELECT count(*) FROM tb_confiture_history")).isEqualTo("20");
    }
}
