package io.confiture.migration.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.postgres.ServerChoice;
import io.confiture.postgres.Servers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code auto_backup} means for a run. */
class BackupRunTest {

    @Test
    void without_a_dump_nothing_is_changed(@TempDir Path root) {
        // The pg_dump of this machine, if there is one, is older than the server; without one there is no dump either.
        try (Servers servers = Servers.of(ServerChoice.embedded());
                RealDatabase real = RealDatabase.in(servers, root)) {
            real.settings("auto_backup: true").table("1_a");

            RunReport report = real.up();

            assertThat(report.outcome()).isEqualTo(RunOutcome.REFUSED);
            assertThat(report.findings()).singleElement().satisfies(f -> assertThat(f.message())
                    .contains("cannot be dumped, so it is not changed", "pg_dump"));
            assertThat(real.has("tb_confiture")).isFalse();
            assertThat(real.has("t1_a")).isFalse();
        }
    }
}
