package io.confiture.postgres;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the directory in which unpacked binaries and initialised data directories outlive the run. */
final class CacheDirectory {

    private CacheDirectory() {}

    /**
     * Return the first directory that can be made and written: the configured one only, or the user's cache directory, or one
     * below java.io.tmpdir.
     *
     * <p>Root takes the latter: its home is closed to the user that the server runs as.
     *
     * @param ours a directory that we have just made: tells who we are
     */
    static Path find(Platform platform, @Nullable Path configured, boolean root, Path ours) {
        String property = System.getProperty(ServerChoice.CACHE_PROPERTY);
        List<Path> candidates = new ArrayList<>();
        if (configured != null) {
            candidates.add(configured);
        } else if (property != null && !property.isBlank()) {
            candidates.add(Path.of(property));
        } else {
            if (!root) {
                candidates.addAll(ofUser(platform));
            }
            candidates.add(Path.of(System.getProperty("java.io.tmpdir"), "confiture-cache-" + userName()));
        }
        List<String> refused = new ArrayList<>();
        for (Path candidate : candidates) {
            try {
                return usable(candidate.toAbsolutePath(), ours);
            } catch (IOException e) {
                refused.add(candidate + " (" + e.getMessage() + ")");
            }
        }
        throw new PostgresException("no directory can hold the embedded server's binaries; tried "
                + String.join(", ", refused) + "; set the system property " + ServerChoice.CACHE_PROPERTY
                + " to a directory that only you can write to");
    }

    private static String userName() {
        StringBuilder result = new StringBuilder();
        for (char c : System.getProperty("user.name", "user").toCharArray()) {
            result.append(Character.isLetterOrDigit(c) ? c : '_');
        }
        return result.toString();
    }

    private static List<Path> ofUser(Platform platform) {
        List<Path> result = new ArrayList<>();
        String home = System.getProperty("user.home", "");
        if (platform.windows()) {
            addIfSet(result, System.getenv("LOCALAPPDATA"), "confiture/cache");
        } else if (platform.os().equals("darwin")) {
            addIfSet(result, home, "Library/Caches/confiture");
        } else {
            addIfSet(result, System.getenv("XDG_CACHE_HOME"), "confiture");
            addIfSet(result, home, ".cache/confiture");
        }
        return result;
    }

    private static void addIfSet(List<Path> paths, @Nullable String base, String below) {
        // A user without a home has "?" or "/nonexistent" there; the former is no absolute path.
        if (base != null && !base.isBlank() && Path.of(base).isAbsolute()) {
            paths.add(Path.of(base).resolve(below));
        }
    }

    private static Path usable(Path directory, Path ours) throws IOException {
        Files.createDirectories(directory.getParent());
        try {
            FileTree.openToOthers(Files.createDirectory(directory));
        } catch (FileAlreadyExistsException e) {
            checkOurs(directory, ours);
        }
        return directory;
    }

    private static void checkOurs(Path directory, Path ours) throws IOException {
        if (!Files.isDirectory(directory) || !Files.isWritable(directory)) {
            throw new IOException("is no directory that can be written to");
        }
        // Programs out of a directory that another user prepared would run with our rights.
        if (!Files.getOwner(directory).equals(Files.getOwner(ours))) {
            throw new IOException("belongs to " + Files.getOwner(directory).getName());
        }
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(directory);
            if (permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
                throw new IOException("can be written by everybody");
            }
        }
    }
}
