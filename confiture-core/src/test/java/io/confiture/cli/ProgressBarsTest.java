package io.confiture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.seed.FileLoad;
import io.confiture.seed.SeedFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressBarsTest {

    @Test
    void draws_one_line_over_and_over_and_ends_it() {
        StringWriter out = new StringWriter();
        SeedFile file = new SeedFile(Path.of("/p/db/seeds/a.sql"), "db/seeds/a.sql");
        try (ProgressBars bars = new ProgressBars(new PrintWriter(out, true), 4)) {
            for (int i = 1; i <= 4; i++) {
                bars.begins(file, i, 4);
                bars.ends(new FileLoad(file, 1, Map.of(), Duration.ZERO, List.of(), null), i, 4);
            }
        }
        assertThat(out.toString()).startsWith("\rseeds").endsWith(System.lineSeparator());
        String last = out.toString().substring(out.toString().lastIndexOf('\r'));
        assertThat(last).contains("100%", "4/4", "db/seeds/a.sql").hasSizeLessThan(105);
    }
}
