package io.confiture.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what killed runs left: normally nothing on Unix, where a guard dies last; all of it on Windows, and everywhere after a
 * power cut or a container that was killed as a whole.
 */
final class RunDirectorySweep {

    private static final Logger LOG = LoggerFactory.getLogger(RunDirectorySweep.class);
    private static final Duration CLOCK_SLACK = Duration.ofSeconds(10);
    private static final long STOP_SECONDS = 5;

    private RunDirectorySweep() {}

    /** Sweep a work directory; what cannot be removed is logged and stays. */
    static void sweep(Path work) {
        String own = RunDirectory.PREFIX + RunDirectory.processName() + "-";
        try (DirectoryStream<Path> locks =
                Files.newDirectoryStream(work, RunDirectory.PREFIX + "*" + RunDirectory.LOCK_SUFFIX)) {
            for (Path lock : locks) {
                if (!fileName(lock).startsWith(own)) {
                    sweepOne(lock);
                }
            }
        } catch (IOException e) {
            LOG.warn("cannot look for leftovers of killed runs in {}: {}", work, e.toString());
        }
    }

    private static void sweepOne(Path lockFile) {
        if (!Files.isWritable(lockFile)) {
            return; // Of another user.
        }
        String name = fileName(lockFile);
        Path directory = lockFile.resolveSibling(name.substring(0, name.length() - RunDirectory.LOCK_SUFFIX.length()));
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                stopServer(directory);
                FileTree.delete(directory);
                Files.deleteIfExists(lockFile);
                LOG.info("removed {}, left behind by a run that was killed", directory);
            }
        } catch (java.nio.file.NoSuchFileException e) {
            LOG.debug("{} went away by itself", lockFile);
        } catch (IOException e) {
            LOG.warn("cannot remove {}, left behind by a run that was killed: {}", directory, e.toString());
        }
    }

    private static String fileName(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static void stopServer(Path directory) throws IOException {
        Optional<ProcessHandle> server = server(directory.resolve("data"));
        if (server.isEmpty()) {
            return;
        }
        // SIGTERM: lets sessions finish, and all clients are dead. Then the hard way: its children notice and leave.
        server.get().destroy();
        try {
            server.get().onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException | java.util.concurrent.ExecutionException e) {
            LOG.debug("does not stop, is killed", e);
            server.get().destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Return the server that runs on a data directory: the process of postmaster.pid, when it started when the file says. */
    static Optional<ProcessHandle> server(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        // The lines are, see miscadmin.h: process id, data directory, start time in seconds, port, ...
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            long pid = number(lines.readLine());
            lines.readLine();
            Instant start = Instant.ofEpochSecond(number(lines.readLine()));
            return ProcessHandle.of(pid).filter(process -> process.info()
                    .startInstant()
                    .map(real -> Duration.between(real, start).abs().compareTo(CLOCK_SLACK) < 0)
                    .orElse(false));
        }
    }

    private static long number(@org.jspecify.annotations.Nullable String line) {
        return line == null || line.isBlank() ? 0 : Long.parseLong(line.trim());
    }
}
