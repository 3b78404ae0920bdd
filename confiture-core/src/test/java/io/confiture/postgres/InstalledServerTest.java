package io.confiture.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledServerTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path root;

    @Test
    void prefers_the_first_server_on_the_path() throws IOException {
        Path client = Files.createDirectories(root.resolve("client"));
        Path first = install("first");
        Path second = install("second");
        install("versions/17/bin");
        String path = String.join(File.pathSeparator, client.toString(), first.toString(), second.toString());
        assertThat(find(path)).isEqualTo(first);
    }

    @Test
    void takes_the_newest_installed_version_otherwise() throws IOException {
        install("versions/9/bin");
        Path newest = install("versions/17/bin");
        install("versions/16/bin");
        Files.createDirectories(root.resolve("versions/18/bin"));
        Files.createDirectories(root.resolve("versions/common"));
        assertThat(find("")).isEqualTo(newest);
    }

    @Test
    void follows_links_to_the_real_programs() throws IOException {
        Path real = install("real");
        Path links = Files.createDirectories(root.resolve("links"));
        for (String program : new String[] {"postgres", "initdb"}) {
            Files.createSymbolicLink(links.resolve(program), real.resolve(program));
        }
        assertThat(find(links.toString())).isEqualTo(real);
    }

    @Test
    void finds_nothing_where_only_a_client_is_installed() throws IOException {
        Path client = Files.createDirectories(root.resolve("client"));
        Files.createFile(client.resolve("psql"));
        assertThat(new InstalledServer(client.toString(), root.resolve("versions"), Platform.current()).binDirectory())
                .isEmpty();
    }

    private Path find(String path) {
        return new InstalledServer(path, root.resolve("versions"), Platform.current())
                .binDirectory()
                .orElseThrow();
    }

    private Path install(String name) throws IOException {
        Path directory = Files.createDirectories(root.resolve(name)).toRealPath();
        for (String program : new String[] {"postgres", "initdb"}) {
            Path file = Files.createFile(directory.resolve(Platform.current().program(program)));
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        return directory;
    }
}
