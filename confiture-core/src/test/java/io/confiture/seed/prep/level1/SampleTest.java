package io.confiture.seed.prep.level1;

import static org.assertj.core.api.Assertions.assertThat;

import io.confiture.check.Check;
import io.confiture.check.CheckGroup;
import io.confiture.check.CheckNode;
import io.confiture.check.Outcome;
import io.confiture.check.ScriptReading;
import io.confiture.project.PrepMode;
import io.confiture.project.SeedSettings;
import io.confiture.project.SourceLocation;
import io.confiture.seed.SeedFile;
import io.confiture.seed.prep.PrepProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The sample project is valid: nothing may be found in it. */
class SampleTest {
    private static final Path DB =
            Path.of("../samples/prep-seed/db").toAbsolutePath().normalize();

    @Test
    void finds_nothing_in_the_valid_sample() throws IOException {
        Path directory = DB.resolve("seeds/prep");
        List<SeedFile> files = sql(directory).stream()
                .map(file -> new SeedFile(file, DB.relativize(file).toString()))
                .toList();
        List<ScriptReading> schema = sql(DB.resolve("schema")).stream()
                .map(file -> ScriptReading.ofFile(file, DB.relativize(file).toString(), DB))
                .toList();
        PrepProject project = PrepProject.of(
                new SeedSettings.Prep(directory, "prep_seed", "catalog", "fn_resolve_", List.of(), PrepMode.STANDARD),
                DB,
                SourceLocation.of(directory, "seeds/prep"),
                files,
                schema);
        List<CheckNode> nodes = new SeedFilesLevel(project).nodes();
        assertThat(nodes).hasSameSizeAs(files).isNotEmpty();
        for (CheckNode node : nodes) {
            for (CheckNode leaf : ((CheckGroup) node).children()) {
                assertThat(((Check) leaf).run())
                        .as(node.displayName() + "/" + leaf.displayName())
                        .isEqualTo(Outcome.passed());
            }
        }
    }

    private static List<Path> sql(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
        }
    }
}
