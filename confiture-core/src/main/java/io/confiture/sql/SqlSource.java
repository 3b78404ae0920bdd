package io.confiture.sql;

import io.confiture.project.SourceLocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Holds one SQL text with its place.
 *
 * <p>Immutable and thread-safe. Lines end at {@code \n}, {@code \r\n} or a lone {@code \r}, as editors count them.
 */
public final class SqlSource {
    /** A larger array cannot be made on every JVM. */
    private static final long LARGEST = Integer.MAX_VALUE - 64L;

    private final Path file;
    private final String name;
    private final String text;
    private final int malformed;
    private final long base;
    private final Lines lines;

    private SqlSource(Path file, String name, String text, int malformed) {
        this(file, name, text, malformed, 0, new Lines(text, 1, 1));
    }

    private SqlSource(Path file, String name, String text, int malformed, long base, Lines lines) {
        this.file = file;
        this.name = name;
        this.text = text;
        this.malformed = malformed;
        this.base = base;
        this.lines = lines;
    }

    /**
     * Read a file as UTF-8.
     *
     * <p>Bytes that are not UTF-8 become U+FFFD here, and a diagnostic of the {@link SqlScript}.
     *
     * @param file the file
     * @param name the path as people read it: relative to the project's root, with {@code /}
     * @throws SqlSourceException if the file cannot be read
     */
    public static SqlSource read(Path file, String name) throws SqlSourceException {
        try {
            if (Files.size(file) > LARGEST) {
                throw new IOException("it is larger than 2 GB; split it into several files");
            }
            byte[] bytes = Files.readAllBytes(file);
            String text = new String(bytes, StandardCharsets.UTF_8);
            return new SqlSource(file, name, text, Utf8.firstMalformed(bytes, text));
        } catch (IOException e) {
            throw new SqlSourceException(SourceLocation.of(file, name), "cannot read this file: " + reason(e), e);
        }
    }

    /** Hold a text that was read or made elsewhere. */
    public static SqlSource of(Path file, String name, String text) {
        return new SqlSource(file, name, text, -1);
    }

    /**
     * Hold a part of a larger text; offsets count from its first character, places are those in the whole.
     *
     * @param file the file
     * @param name the path as people read it
     * @param text the part
     * @param base the offset of its first character in the whole, in chars
     * @param line the line of its first character, from 1
     * @param column the column of its first character, from 1
     */
    public static SqlSource part(Path file, String name, String text, long base, int line, int column) {
        return new SqlSource(file, name, text, -1, base, new Lines(text, line, column));
    }

    static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "it does not exist";
        } else if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    /** Return the file's path. */
    public Path file() {
        return file;
    }

    /** Return the path as people read it. */
    public String name() {
        return name;
    }

    /** Return the whole text, a byte order mark at its start included. */
    public String text() {
        return text;
    }

    /** Return how far an offset into {@link #text()} is from the beginning of the whole text, in chars. */
    public long position(int offset) {
        return base + offset;
    }

    /** Return the place of an offset in chars into {@link #text()}; an offset outside is taken as the nearer end. */
    public SourceLocation location(int offset) {
        int place = Math.max(0, Math.min(offset, text.length()));
        return new SourceLocation(file, name, lines.line(place), lines.column(place));
    }

    /** Return the source line of an offset, shortened around it when long, above a line with a caret. */
    public String excerpt(int offset) {
        int place = Math.max(0, Math.min(offset, text.length()));
        return Excerpt.of(text, lines.start(place), place, lines.line(place));
    }

    /** Return the offset of the first bytes that were not UTF-8, or -1. */
    int malformed() {
        return malformed;
    }

    @Override
    public String toString() {
        return name;
    }
}
