package io.confiture.postgres;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds a PostgreSQL server that is installed on the machine, for those who have no binaries on the class path. */
final class InstalledServer {

    /** Where Debian and its relatives keep one folder per major version. */
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    private final String path;
    private final Path versions;
    private final Platform platform;

    InstalledServer(String path, Path versions, Platform platform) {
        this.path = path;
        this.versions = versions;
        this.platform = platform;
    }

    /** Look on this machine. */
    static InstalledServer here(Platform platform) {
        String path = System.getenv("PATH");
        return new InstalledServer(path == null ? "" : path, DEBIAN, platform);
    }

    /** Return the {@code bin} directory of the first server on the PATH, else of the newest installed one. */
    Optional<Path> binDirectory() {
        try {
            for (Path directory : candidates()) {
                if (isServer(directory)) {
                    // The PATH often has links; a server finds its libraries beside the real program.
                    return Optional.ofNullable(directory
                            .resolve(platform.program("postgres"))
                            .toRealPath()
                            .getParent());
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look for an installed PostgreSQL", e);
        }
    }

    private List<Path> candidates() throws IOException {
        List<Path> candidates = new ArrayList<>();
        for (String entry : List.of(path.split(File.pathSeparator, -1))) {
            if (!entry.isBlank()) {
                candidates.add(Path.of(entry));
            }
        }
        if (Files.isDirectory(versions)) {
            try (Stream<Path> installed = Files.list(versions)) {
                installed
                        .filter(p -> number(p) > 0)
                        .sorted(Comparator.comparingInt(InstalledServer::number).reversed())
                        .map(p -> p.resolve("bin"))
                        .forEach(candidates::add);
            }
        }
        return candidates;
    }

    private boolean isServer(Path directory) {
        return Files.isExecutable(directory.resolve(platform.program("postgres")))
                && Files.isExecutable(directory.resolve(platform.program("initdb")));
    }

    private static int number(Path folder) {
        String name = String.valueOf(folder.getFileName());
        return name.length() < 4 && name.chars().allMatch(c -> c >= '0' && c <= '9') ? Integer.parseInt(name) : 0;
    }
}
