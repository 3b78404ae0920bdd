package io.confiture.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A directory of the cache which is complete as soon as it exists: it is made under another name and renamed.
 *
 * <p>A file lock keeps several JVMs from doing the same work; should it fail (some network file systems have none), the rename
 * still lets only one win. Nothing is ever changed in a finished entry.
 */
final class CacheEntry {

    private static final long POLL_MILLIS = 20;

    private CacheEntry() {}

    /** Fills a directory that exists and is empty. */
    @FunctionalInterface
    interface Filler {
        void fill(Path directory) throws IOException, InterruptedException;
    }

    /** Return the entry of a key, made now when it is not there. */
    static Path get(Path cache, String key, Filler filler) throws IOException, InterruptedException {
        Path entry = cache.resolve(key);
        if (Files.isDirectory(entry)) {
            return entry;
        }
        Path lockFile = cache.resolve(key + ".lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = lock(channel, entry)) {
            if (!Files.isDirectory(entry)) {
                make(cache, entry, filler);
            }
        }
        return entry;
    }

    private static @Nullable FileLock lock(FileChannel channel, Path entry) throws IOException, InterruptedException {
        while (!Files.isDirectory(entry)) {
            try {
                return channel.lock();
            } catch (OverlappingFileLockException e) {
                // Another thread of this very JVM makes the entry: locks are held by the process.
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
        }
        return null;
    }

    private static void make(Path cache, Path entry, Filler filler) throws IOException, InterruptedException {
        Path draft = Files.createTempDirectory(cache, entry.getFileName() + ".draft-");
        try {
            FileTree.openToOthers(draft);
            filler.fill(draft);
            try {
                Files.move(draft, entry, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                throw e;
            } catch (FileSystemException e) {
                if (!Files.isDirectory(entry)) {
                    throw e;
                }
                // Somebody without a working lock was faster; theirs is as good.
            }
        } finally {
            FileTree.delete(draft);
        }
    }
}
