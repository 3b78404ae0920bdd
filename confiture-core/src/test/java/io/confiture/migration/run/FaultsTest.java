package io.confiture.migration.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.confiture.check.Finding;
import io.confiture.migration.Migration;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import io.confiture.sql.Statement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Connections that are cut, a server that crashes, a disk that is full: afterwards the ledger is true and the next run goes on. */
class FaultsTest {

    private static final String PIECES = """
            CREATE TABLE a (n int);
            INSERT INTO a SELECT generate_series(1, 100);
            CREATE INDEX CONCURRENTLY i ON a (n);
            INSERT INTO a VALUES (-1);
            """;

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

    private static RealDatabase doing(RealDatabase real, String place, Runnable what) {
        return real.with(new RunListener() {
            @Override
            public void sending(Migration migration, Statement statement, int number, int of) {
                at("sending " + number);
            }

            @Override
            public void sent(Migration migration, Statement statement, int number, int of) {
                at("sent " + number);
            }

            private void at(String now) {
                if (now.equals(place)) {
                    what.run();
                }
            }
        });
    }

    private void cutConnections() {
        real.value("SELECT count(pg_terminate_backend(pid, 10000)) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
    }

    private void assertWhole(RealDatabase where) {
        assertThat(where.value("SELECT count(*) FROM a")).isEqualTo("101");
        assertThat(where.value("SELECT string_agg(indisvalid::text, ' ') FROM pg_index WHERE indrelid = 'a'::regclass"))
                .isEqualTo("true");
        assertThat(where.ledger()).isEqualTo("1");
        assertThat(where.value("SELECT count(*) FROM tb_confiture_journal")).isEqualTo("0");
    }

    private static Finding failure(RunReport report) {
        List<Finding> findings = report.steps().get(0).findings();
        return findings.get(findings.size() - 1);
    }

    @ParameterizedTest
    @CsvSource({"sending 1", "sent 1", "sending 2", "sending 3", "sent 3", "sending 4", "sent 4"})
    void goes_on_after_the_connection_was_cut(String place) {
        real.up("1_a", PIECES).down("1_a", "DROP TABLE a");
        RunReport cut = doing(real, place, this::cutConnections).up();
        assertThat(cut.outcome()).as(cut.toString()).isEqualTo(RunOutcome.CONNECTION_LOST);
        assertThat(failure(cut).rule()).isEqualTo(RunRules.CONNECTION);
        assertThat(real.value("SELECT count(*) FROM tb_confiture")).isEqualTo("0");
        assertThat(real.up().outcome()).isEqualTo(RunOutcome.DONE);
        assertWhole(real);
    }

    @ParameterizedTest
    @CsvSource({"sending 2", "sent 2"})
    void loses_nothing_and_keeps_nothing_of_a_transaction_that_is_cut(String place) {
        real.up(
                        "1_a",
                        "CREATE TABLE a (n int);\nINSERT INTO a SELECT generate_series(1, 101);\nCREATE INDEX i ON a (n);")
                .down("1_a", "DROP TABLE a");
        RunReport cut = doing(real, place, this::cutConnections).up();
        assertThat(cut.outcome()).isEqualTo(RunOutcome.CONNECTION_LOST);
        assertThat(real.has("a")).isFalse();
        assertThat(real.up().outcome()).isEqualTo(RunOutcome.DONE);
        assertWhole(real);
    }

    @Test
    void does_not_begin_another_migration_when_only_the_lock_was_cut() {
        real.table("1_a")
                .up("2_b", "SELECT pg_sleep(0.6)")
                .down("2_b", "SELECT 1")
                .table("3_c");
        RunReport report = real.with(new RunListener() {
                    @Override
                    public void sending(Migration migration, Statement statement, int number, int of) {
                        if (migration.id().equals("2_b")) {
                            real.value(
                                    "SELECT pg_terminate_backend(pid, 10000) FROM pg_locks WHERE locktype = 'advisory'"
                                            + " AND classid = 1751936052");
                        }
                    }
                })
                .up();
        assertThat(report.outcome()).isEqualTo(RunOutcome.LOCK_NOT_HAD);
        assertThat(report.steps())
                .extracting(StepReport::result)
                .containsExactly(StepResult.APPLIED, StepResult.APPLIED, StepResult.NOT_RUN);
        assertThat(real.up().outcome()).isEqualTo(RunOutcome.DONE);
    }

    @Test
    void goes_on_after_the_server_has_crashed_and_recovered(@TempDir Path folder) throws Exception {
        try (Servers own = Servers.of(ServerChoice.embedded())) {
            RealDatabase other = RealDatabase.in(own, folder);
            // Servers for tests may lose the last commits in a crash; real ones do not.
            other.send("ALTER DATABASE " + other.database().name() + " SET synchronous_commit = on");
            other.up("1_a", PIECES).down("1_a", "DROP TABLE a");
            RunReport crashed = doing(other, "sending 3", () -> crash(other)).up();
            assertThat(crashed.outcome()).isEqualTo(RunOutcome.CONNECTION_LOST);
            RunReport report = afterRecovery(other);
            assertThat(report.outcome()).as(report.toString()).isEqualTo(RunOutcome.DONE);
            assertThat(report.steps().get(0).result()).isEqualTo(StepResult.RESUMED);
            assertWhole(other.reconnected());
        }
    }

    /** A backend that dies by SIGKILL makes PostgreSQL end all others and recover from its log. */
    private static void crash(RealDatabase where) {
        long pid = Long.parseLong(String.valueOf(where.value("SELECT pg_backend_pid()")));
        ProcessHandle backend = ProcessHandle.of(pid).orElseThrow();
        backend.destroyForcibly();
        backend.onExit().join();
    }

    private static RunReport afterRecovery(RealDatabase where) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            try {
                return where.up();
            } catch (io.confiture.postgres.PostgresException e) {
                if (System.nanoTime() - end > 0) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    @Test
    void leaves_no_invalid_index_when_there_is_no_room_for_it() {
        real.send(
                "CREATE TABLE a (n text); INSERT INTO a SELECT md5(i::text) || md5(i::text) FROM generate_series(1, 30000) i");
        real.up(
                        "1_a",
                        "SET maintenance_work_mem = '1MB';\nSET temp_file_limit = '100kB';\nCREATE INDEX CONCURRENTLY i ON a (n);")
                .down("1_a", "DROP INDEX i");
        RunReport report = real.up();
        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(failure(report).detail()).contains("53400");
        assertThat(report.steps().get(0).findings()).extracting(Finding::rule).contains(RunRules.INVALID_INDEX);
        assertThat(real.has("i")).isFalse();
        // What a run told its session is told again, and may be corrected.
        real.up(
                "1_a",
                "SET maintenance_work_mem = '1MB';\nSET temp_file_limit = -1;\nCREATE INDEX CONCURRENTLY i ON a (n);");
        assertThat(real.up().outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(real.value("SELECT bool_and(indisvalid) FROM pg_index WHERE indrelid = 'a'::regclass"))
                .isEqualTo("t");
    }

    @Test
    void rolls_back_when_the_disk_is_full(@TempDir Path folder) throws Exception {
        assumeThat(Files.getOwner(Path.of("/proc/self")).getName())
                .as("only root can mount a small disk")
                .isEqualTo("root");
        Path small = Files.createDirectory(folder.resolve("small"));
        assumeThat(done("mount", "-t", "tmpfs", "-o", "size=1m,mode=777", "tmpfs", small.toString()))
                .as("a small disk can be mounted")
                .isTrue();
        try (Servers own = Servers.of(ServerChoice.embedded())) {
            RealDatabase other = RealDatabase.in(own, folder);
            other.project().file("keep", "");
            try {
                other.send("CREATE TABLESPACE small LOCATION '" + small + "'");
            } catch (io.confiture.postgres.PostgresException e) {
                assumeThat(e.getMessage())
                        .as("the server may use the small disk")
                        .isNull();
            }
            other.up(
                            "1_a",
                            "CREATE TABLE a (n int) TABLESPACE small;\nINSERT INTO a SELECT generate_series(1, 100000);")
                    .down("1_a", "DROP TABLE a");
            RunReport report = other.up();
            assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
            assertThat(failure(report).detail()).contains("53100");
            assertThat(other.has("a")).isFalse();
            other.up("1_a", "CREATE TABLE a (n int) TABLESPACE small;\nINSERT INTO a SELECT generate_series(1, 100);");
            assertThat(other.up().outcome()).isEqualTo(RunOutcome.DONE);
            assertThat(other.history()).isEqualTo("up 1 failed, up 1 succeeded");
        } finally {
            done("umount", small.toString());
        }
    }

    private static boolean done(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
