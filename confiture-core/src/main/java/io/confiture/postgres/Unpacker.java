package io.confiture.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks a {@code .txz}. */
final class Unpacker {

    private static final int BUFFER = 1 << 16;
    private static final int EXECUTABLE = 0100;

    private Unpacker() {}

    /** Unpack into an existing directory; an entry that would land outside is refused. */
    static void unpack(BinaryArchive archive, Path directory) throws IOException {
        try (InputStream raw = new BufferedInputStream(archive.open(), BUFFER);
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(raw))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, inside(directory, directory, entry.getName()), directory);
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target, Path root)
            throws IOException {
        if (entry.isDirectory()) {
            directory(target, root);
            return;
        }
        Path parent = target.getParent();
        if (parent != null) {
            directory(parent, root);
        }
        if (entry.isSymbolicLink()) {
            Path base = parent == null ? root : parent;
            inside(root, base, entry.getLinkName());
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(target, inside(root, root, entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            if (FileTree.posix(target)) {
                boolean executable = (entry.getMode() & EXECUTABLE) != 0;
                Files.setPosixFilePermissions(
                        target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }

    /** Make a directory that the server's user can pass through, whatever our umask is. */
    private static void directory(Path path, Path root) throws IOException {
        if (!Files.isDirectory(path)) {
            Path parent = path.getParent();
            if (parent != null && !path.equals(root)) {
                directory(parent, root);
            }
            FileTree.openToOthers(Files.createDirectory(path));
        }
    }

    private static Path inside(Path root, Path base, String name) throws IOException {
        Path path = base.resolve(name).normalize();
        if (!path.startsWith(root.normalize())) {
            throw new IOException("the archive names a file outside of itself: " + name);
        }
        return path;
    }
}
