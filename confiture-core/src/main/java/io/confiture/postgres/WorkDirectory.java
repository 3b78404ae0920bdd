package io.confiture.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds where a running server's files go: shared memory when there is enough of it, else the temporary directory. */
final class WorkDirectory {

    /** Docker gives containers 64 MB of shared memory unless told otherwise, which a server fills in no time. */
    private static final long ENOUGH = 1L << 30;

    private static final Path SHARED_MEMORY = Path.of("/dev/shm");

    private WorkDirectory() {}

    static Path find(@Nullable Path configured) throws IOException {
        if (configured != null) {
            return Files.createDirectories(configured.toAbsolutePath());
        }
        if (Files.isDirectory(SHARED_MEMORY)
                && Files.isWritable(SHARED_MEMORY)
                && Files.getFileStore(SHARED_MEMORY).getUsableSpace() >= ENOUGH) {
            return SHARED_MEMORY;
        }
        return temporary();
    }

    /** Return every directory in which a run of ours may have left something. */
    static List<Path> all(Path current) {
        List<Path> result = new ArrayList<>(List.of(current));
        for (Path other : List.of(SHARED_MEMORY, temporary())) {
            if (!result.contains(other) && Files.isDirectory(other)) {
                result.add(other);
            }
        }
        return result;
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    }
}
