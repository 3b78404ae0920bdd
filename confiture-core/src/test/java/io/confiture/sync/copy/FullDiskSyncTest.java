package io.confiture.sync.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.confiture.postgres.PostgresException;
import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The target's disk is full while rows are loaded: a real one, of four megabytes. */
class FullDiskSyncTest {

    @Test
    void the_old_rows_stay_and_the_run_is_gone_on_with_when_there_is_room(@TempDir Path folder) throws Exception {
        assumeThat(Files.getOwner(Path.of("/proc/self")).getName())
                .as("only root can mount a small disk")
                .isEqualTo("root");
        Path small = Files.createDirectory(folder.resolve("small"));
        assumeThat(done("mount", "-t", "tmpfs", "-o", "size=4m,mode=777", "tmpfs", small.toString()))
                .as("a small disk can be mounted")
                .isTrue();
        try (Servers own = Servers.of(ServerChoice.embedded());
                TwoDatabases databases = new TwoDatabases(own.server())) {
            try {
                databases.targetRows("CREATE TABLESPACE small LOCATION '" + small + "'");
            } catch (PostgresException e) {
                assumeThat(e.getMessage())
                        .as("the server may use the small disk")
                        .isNull();
            }
            databases
                    .schema("CREATE TABLE t (id int, pad text); CREATE TABLE u (id int)")
                    .rows(
                            "INSERT INTO t SELECT i, repeat('x', 300) FROM generate_series(1, 30000) i; INSERT INTO u VALUES (1)")
                    .targetRows("INSERT INTO t VALUES (7, 'old'); ALTER DATABASE "
                            + databases.targetUrl().database() + " SET default_tablespace = small");

            SyncException e = Objects.requireNonNull(catchThrowableOfType(
                    SyncException.class, () -> new Copying().run(databases.sourceUrl(), databases.targetUrl())));

            assertThat(e)
                    .hasMessageContaining("53100")
                    .hasMessageContaining("The target's own rows are untouched; run again with --resume");
            assertThat(databases.inTarget("SELECT string_agg(pad, '') FROM t")).isEqualTo("old");
            assertThat(done("mount", "-o", "remount,size=64m", small.toString()))
                    .isTrue();
            SyncResult result = new Copying().resuming().run(databases.sourceUrl(), databases.targetUrl());
            assertThat(result.tables()).extracting(TableCopy::rows).containsExactly(30_000L, 1L);
            assertThat(Copying.state(databases.target())).isEqualTo(Copying.state(databases.source()));
        } finally {
            done("umount", small.toString());
        }
    }

    private static boolean done(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
