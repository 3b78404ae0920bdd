package io.confiture.migration.ledger;

import io.confiture.project.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Computes SHA-256 of files as text: without byte order mark, with LF line ends. Works on bytes, so any ASCII-like encoding goes. */
final class FileDigest {

    private final MessageDigest digest = Sha256.start();

    private FileDigest() {}

    /** Return the checksum of files, one after another. */
    static String of(List<Path> files) {
        FileDigest all = new FileDigest();
        files.forEach(all::add);
        return all.hex();
    }

    /** Return the checksum of files and of their names; null when there are none. */
    static @Nullable String ofNamed(List<Path> files) {
        FileDigest all = new FileDigest();
        for (Path file : files) {
            // A zero byte cannot stand in a name nor in SQL: no two lists of files read alike.
            all.digest.update((file.getFileName() + "\0").getBytes(StandardCharsets.UTF_8));
            all.add(file);
            all.digest.update((byte) 0);
        }
        return files.isEmpty() ? null : all.hex();
    }

    /** Return the checksum of a text as it is. */
    static String of(String text) {
        return Sha256.hex(text);
    }

    private void add(Path file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + " for its checksum", e);
        }
        int from = startsWithMark(bytes) ? 3 : 0;
        for (int at = from; at < bytes.length; at++) {
            if (bytes[at] == '\r') {
                digest.update(bytes, from, at - from);
                digest.update((byte) '\n');
                from = at + 1 < bytes.length && bytes[at + 1] == '\n' ? at + 2 : at + 1;
                at = from - 1;
            }
        }
        digest.update(bytes, from, bytes.length - from);
    }

    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    }

    private String hex() {
        return Sha256.hex(digest);
    }
}
