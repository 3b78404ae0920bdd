package io.confiture.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Copies and deletes whole directories, fast. */
final class FileTree {

    private static final int MAX_THREADS = 4;
    private static final long BIG = 64 * 1024;

    private FileTree() {}

    private record Entry(Path from, Path to, long size) {}

    /**
     * Copy a data directory; the copy is readable by its owner only, as PostgreSQL demands.
     *
     * @param owner the numeric user that the copy is to belong to, or null for us
     */
    static void copyData(Path from, Path to, @Nullable Integer owner) throws IOException {
        List<Entry> files = new ArrayList<>();
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) throws IOException {
                Path copy = to.resolve(from.relativize(dir).toString());
                Files.createDirectory(copy);
                own(copy, owner);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                files.add(new Entry(file, to.resolve(from.relativize(file).toString()), attributes.size()));
                return FileVisitResult.CONTINUE;
            }
        });
        closeToOthers(to);
        copyAll(files, owner);
    }

    private static void copyAll(List<Entry> files, @Nullable Integer owner) throws IOException {
        int threads = Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors());
        AtomicInteger next = new AtomicInteger();
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> results = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                results.add(workers.submit(() -> {
                    for (int n = next.getAndIncrement(); n < files.size(); n = next.getAndIncrement()) {
                        copy(files.get(n), owner);
                    }
                    return null;
                }));
            }
            for (Future<?> result : results) {
                result.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("cannot copy the prepared data directory: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the prepared data directory was copied", e);
        } finally {
            workers.shutdownNow();
        }
    }

    private static void copy(Entry entry, @Nullable Integer owner) throws IOException {
        if (entry.size() > BIG) {
            try (FileChannel in = FileChannel.open(entry.from());
                    FileChannel out =
                            FileChannel.open(entry.to(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                long done = 0;
                while (done < entry.size()) {
                    done += in.transferTo(done, entry.size() - done, out);
                }
            }
        } else {
            Files.copy(entry.from(), entry.to());
        }
        own(entry.to(), owner);
    }

    /** Give a file or directory to a user; only root can. */
    static void own(Path path, @Nullable Integer owner) throws IOException {
        if (owner != null) {
            Files.setAttribute(path, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
        }
    }

    static void closeToOthers(Path directory) throws IOException {
        if (posix(directory)) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
    }

    static Path openToOthers(Path directory) throws IOException {
        return posix(directory)
                ? Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"))
                : directory;
    }

    static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Delete a directory with all that is in it; what is gone already is fine. */
    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                    if (e instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw e;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e) throws IOException {
                    if (e != null) {
                        throw e;
                    }
                    Files.deleteIfExists(dir);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
