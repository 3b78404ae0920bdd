package io.confiture.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of one running server: {@code confiture-<process>-<random>/} with a lock file beside it, held as long as this JVM
 * lives. A later run that gets the lock knows that the owner is dead.
 *
 * <p>The name says which process made it, because a process must never open its own lock file twice: closing one of the two
 * gives the lock back (POSIX).
 */
final class RunDirectory implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunDirectory.class);

    static final String PREFIX = "confiture-run-";
    static final String LOCK_SUFFIX = ".lock";

    private final Path directory;
    private final Path lockFile;
    private final FileChannel channel;

    private RunDirectory(Path directory, Path lockFile, FileChannel channel) {
        this.directory = directory;
        this.lockFile = lockFile;
        this.channel = channel;
    }

    /** Make a directory that others can pass through (the server may be another user) below a work directory. */
    static RunDirectory create(Path work) throws IOException {
        while (true) {
            String name = PREFIX + processName() + "-" + RunName.random().token();
            Path lockFile = work.resolve(name + LOCK_SUFFIX);
            FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            // A sweep of another process may come between the two lines and take the file for a leftover.
            @Nullable FileLock lock = channel.tryLock();
            if (lock != null && Files.exists(lockFile)) {
                try {
                    Path directory = Files.createDirectory(work.resolve(name));
                    FileTree.openToOthers(directory);
                    return new RunDirectory(directory, lockFile, channel);
                } catch (FileAlreadyExistsException e) {
                    // Cannot be with a random name of our own; try the next one all the same.
                    channel.close();
                    throw e;
                }
            }
            channel.close();
        }
    }

    /** Return what tells this process from all others, also from an earlier one with the same number. */
    static String processName() {
        return processName(ProcessHandle.current());
    }

    static String processName(ProcessHandle process) {
        Instant start = process.info().startInstant().orElse(Instant.EPOCH);
        return process.pid() + "-" + Long.toHexString(start.toEpochMilli());
    }

    Path path() {
        return directory;
    }

    /** Return the place of the data directory, which does not exist yet. */
    Path data() {
        return directory.resolve("data");
    }

    /** Delete everything and give the lock back. */
    @Override
    public void close() {
        try {
            FileTree.delete(directory);
            channel.close();
            Files.deleteIfExists(lockFile);
        } catch (IOException e) {
            // On Windows a file stays as long as one of the server's processes has it open.
            LOG.warn("cannot delete {} ({}); the next run will try again", directory, e.toString());
        }
    }
}
