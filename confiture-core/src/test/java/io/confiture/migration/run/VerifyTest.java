package io.confiture.migration.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.check.Finding;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What verify says of files and of verify scripts, and what repair accepts. */
class VerifyTest {

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
        real.table("1_a").table("2_b");
    }

    @AfterEach
    void drop() {
        real.close();
    }

    private VerifyReport verify() {
        return real.run(r -> r.verify(null));
    }

    private void verifyScript(String sql) {
        real.project().file("db/migrations/1_a.verify.sql", sql);
    }

    private static List<String> messages(VerifyReport report) {
        return report.migrations().stream()
                .flatMap(v -> v.findings().stream())
                .map(Finding::message)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT to_regclass('t1_a') IS NOT NULL; | PASSED",
                "SELECT true, 'and more' | PASSED",
                "SELECT 7 | PASSED",
                "SELECT 'yes' | PASSED",
                "WITH x AS (SELECT 1 AS n) SELECT n FROM x | PASSED",
                "SELECT false | FAILED",
                "SELECT 0 | FAILED",
                "SELECT NULL | FAILED",
                "SELECT 1 WHERE false | FAILED",
                "SELECT 'maybe' | FAILED",
                "SELECT 1/0 | FAILED",
                "SELECT true; SELECT true | FAILED",
                "INSERT INTO t1_a VALUES (1) RETURNING true | FAILED",
                "WITH x AS (INSERT INTO t1_a VALUES (1) RETURNING n) SELECT true FROM x | FAILED",
                "-- nothing | FAILED",
                "SELECT 'never ends | FAILED"
            })
    void believes_the_first_column_of_the_first_row(String sql, VerifyReport.Script expected) {
        verifyScript(sql);
        assertThat(real.up().outcome()).isEqualTo(RunOutcome.DONE);
        VerifyReport report = verify();
        assertThat(report.migrations().get(0).script())
                .as(messages(report).toString())
                .isEqualTo(expected);
        assertThat(report.migrations().get(1).script()).isEqualTo(VerifyReport.Script.NONE);
        assertThat(report.outcome())
                .isEqualTo(expected == VerifyReport.Script.PASSED ? RunOutcome.DONE : RunOutcome.FAILED);
        assertThat(real.value("SELECT count(*) FROM t1_a")).isEqualTo("0");
    }

    @Test
    void tells_which_files_were_edited_and_which_are_gone() throws Exception {
        verifyScript("SELECT true");
        real.up();
        verifyScript("SELECT 1");
        real.down("1_a", "SELECT 1;");
        Path migrations = real.project().root().resolve("db/migrations");
        Files.delete(migrations.resolve("2_b.up.sql"));
        Files.delete(migrations.resolve("2_b.down.sql"));
        VerifyReport report = verify();
        assertThat(report.outcome()).isEqualTo(RunOutcome.REFUSED);
        assertThat(messages(report))
                .containsExactly(
                        "1_a was edited after it was applied: down, sidecars", "2_b is applied and has no file");
        assertThat(real.run(r -> r.verify("1")).migrations()).hasSize(1);
        assertThat(real.run(r -> r.verify("7")).outcome()).isEqualTo(RunOutcome.BAD_REQUEST);
    }

    @Test
    void takes_other_line_ends_for_the_same_file() {
        real.up("1_a", "CREATE TABLE t1_a (n int);\n-- end\n").up();
        real.up("1_a", "\uFEFFCREATE TABLE t1_a (n int);\r\n-- end\r\n");
        assertThat(verify().outcome()).isEqualTo(RunOutcome.DONE);
    }

    @Test
    void writes_nothing_where_nothing_was_ever_applied() {
        assertThat(verify().outcome()).isEqualTo(RunOutcome.NOTHING_TO_DO);
        assertThat(real.has("tb_confiture")).isFalse();
    }

    @Test
    void accepts_edited_files_one_by_one() {
        real.up();
        real.up("1_a", "CREATE TABLE t1_a (n int, m int);").up("2_b", "CREATE TABLE t2_b (n int, m int);");
        RepairReport one = real.run(r -> r.repair(RepairRequest.checksums(Set.of("2"))));
        assertThat(one.outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(one.changes()).extracting(RepairReport.Change::subject).containsExactly("2_b");
        assertThat(messages(verify())).containsExactly("1_a was edited after it was applied: up");
        assertThat(real.run(r -> r.repair(RepairRequest.checksums(Set.of("9")))).outcome())
                .isEqualTo(RunOutcome.BAD_REQUEST);
        assertThat(real.run(r -> r.repair(RepairRequest.checksums(Set.of()))).changes())
                .hasSize(1);
        assertThat(verify().outcome()).isEqualTo(RunOutcome.DONE);
        assertThat(real.run(r -> r.repair(RepairRequest.checksums(Set.of()))).outcome())
                .isEqualTo(RunOutcome.NOTHING_TO_DO);
        assertThat(real.history()).endsWith("repair 2 succeeded, repair 1 succeeded");
    }
}
