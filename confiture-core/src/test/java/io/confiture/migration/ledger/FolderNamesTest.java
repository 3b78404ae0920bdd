package io.confiture.migration.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderNamesTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Test
    void it_says_what_the_file_system_says() throws IOException {
        Files.writeString(folder.resolve("001_a.yaml"), "");
        Files.createDirectory(folder.resolve("002_b.yaml"));
        Files.createSymbolicLink(folder.resolve("003_c.yaml"), folder.resolve("001_a.yaml"));
        Files.createSymbolicLink(folder.resolve("004_d.yaml"), folder.resolve("nothing"));
        FolderNames names = new FolderNames();
        for (String name : new String[] {
            "001_a.yaml", "001_A.yaml", "002_b.yaml", "003_c.yaml", "004_d.yaml", "005_e.yaml", "none/001_a.yaml"
        }) {
            Path file = folder.resolve(name);
            assertThat(names.isFile(file)).as(name).isEqualTo(Files.isRegularFile(file));
        }
    }
}
