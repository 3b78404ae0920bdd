package io.confiture.seed.lint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;

/** Replaces files as a whole, so that nobody ever reads half of one. */
final class WholeFile {

    private WholeFile() {}

    /** Replace a file's text, written as UTF-8; its permissions stay, and a symbolic link still leads to it. */
    static void replace(Path file, String text) throws IOException {
        Path real = file.toRealPath();
        Path directory = real.getParent();
        Path made = Files.createTempFile(directory, ".confiture", ".tmp");
        try {
            Files.write(made, text.getBytes(StandardCharsets.UTF_8));
            PosixFileAttributeView before = Files.getFileAttributeView(real, PosixFileAttributeView.class);
            if (before != null) {
                Files.setPosixFilePermissions(made, before.readAttributes().permissions());
            }
            move(made, real);
        } finally {
            Files.deleteIfExists(made);
        }
    }

    private static void move(Path made, Path real) throws IOException {
        try {
            Files.move(made, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(made, real, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
