package io.confiture.sql;

import io.confiture.project.SourceLocation;
import io.confiture.sql.Diagnostic.Kind;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows a part of a text that moves on towards its end, or a whole text. For one thread. */
final class Window {
    private final @Nullable Reader reader;
    private final @Nullable Utf8Reader decoder;
    private final Path file;
    private final String name;
    private final int size;
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private SqlSource source;
    private String text;
    private boolean ended;
    private boolean nul;
    private boolean malformed;

    // How far the first character is from the beginning of all, and its place.
    private long base;
    private int line = 1;
    private int column = 1;

    // The place that was asked for last: places are asked for in the order of the text.
    private int at;
    private int atLine = 1;
    private int atColumn = 1;

    private Window(SqlSource source, @Nullable Reader reader, @Nullable Utf8Reader decoder, int size, boolean ended) {
        this.source = source;
        this.text = source.text();
        this.file = source.file();
        this.name = source.name();
        this.reader = reader;
        this.decoder = decoder;
        this.size = size;
        this.ended = ended;
    }

    static Window whole(SqlSource source) {
        return new Window(source, null, null, 0, true);
    }

    /** Show a text that is read as it is needed. */
    static Window moving(Path file, String name, Reader reader, int size) {
        Utf8Reader decoder = reader instanceof Utf8Reader utf8 ? utf8 : null;
        return new Window(SqlSource.of(file, name, ""), reader, decoder, size, false);
    }

    String text() {
        return text;
    }

    /** Tell whether the end of the text is in sight. */
    boolean ended() {
        return ended;
    }

    SqlSource source() {
        return source;
    }

    long position(int offset) {
        return base + offset;
    }

    /** Return what is wrong with the characters themselves, once the end was reached. */
    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /**
     * Show more of the text.
     *
     * @param keep the offset of the first character that is still needed
     * @return how many characters were taken from the beginning
     */
    int refill(int keep) {
        Reader from = reader;
        if (from == null) {
            throw new IllegalStateException("a whole text has no more");
        }
        int taken = keep > 0 && Character.isLowSurrogate(text.charAt(keep)) ? keep - 1 : keep;
        int kept = text.length() - taken;
        // Growing by as much as is kept, a long token is not lexed anew for each little step.
        char[] chars = new char[kept + Math.max(size, kept)];
        text.getChars(taken, text.length(), chars, 0);
        int length = kept;
        try {
            // Some letters are two characters.
            while (!ended && length < chars.length - 1) {
                int count = from.read(chars, length, chars.length - length);
                ended = count < 0;
                length += Math.max(0, count);
            }
        } catch (IOException e) {
            throw new SqlSourceException(
                    SourceLocation.of(file, name), "cannot read this file: " + SqlSource.reason(e), e);
        }
        moveOn(taken, new String(chars, 0, length));
        check(kept);
        return taken;
    }

    private void moveOn(int taken, String next) {
        forward(taken);
        line = atLine;
        column = atColumn;
        base += taken;
        at = 0;
        text = next;
        source = SqlSource.part(file, name, text, base, line, column);
    }

    private void check(int from) {
        int found = nul ? -1 : text.indexOf('\0', from);
        if (found >= 0) {
            nul = true;
            diagnostics.add(nul(source, found));
        }
        long wrong = malformed || decoder == null ? -1 : decoder.malformed();
        if (wrong >= 0) {
            malformed = true;
            diagnostics.add(malformed(source, (int) (wrong - base)));
        }
    }

    static Diagnostic nul(SqlSource source, int offset) {
        return new Diagnostic(
                Kind.NUL_CHARACTER, "There is a NUL character here, which PostgreSQL never accepts.", source, offset);
    }

    static Diagnostic malformed(SqlSource source, int offset) {
        return new Diagnostic(
                Kind.INVALID_UTF8, "This file is not UTF-8 from here on; convert it to UTF-8.", source, offset);
    }

    /** Return the place of an offset; quick when asked in the order of the text. */
    SourceLocation location(int offset) {
        forward(offset);
        return new SourceLocation(file, name, atLine, atColumn);
    }

    private void forward(int offset) {
        if (offset < at) {
            at = 0;
            atLine = line;
            atColumn = column;
        }
        for (int i = at; i < offset; i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
                atLine++;
                atColumn = 1;
            } else if (!pairs(c, i) && !(c == '\uFEFF' && base + i == 0)) {
                atColumn++;
            }
        }
        at = offset;
    }

    /** Tell whether a character makes one code point with that before it. */
    private boolean pairs(char c, int i) {
        return Character.isLowSurrogate(c) && i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
