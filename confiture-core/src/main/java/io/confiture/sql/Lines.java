package io.confiture.sql;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Turns offsets into lines and columns; counts the lines of its text when first asked, and once. */
final class Lines {
    private final String text;
    private final int firstLine;
    private final int firstColumn;
    private int @Nullable [] starts;

    /** Count the lines of a text whose first character has the given place. */
    Lines(String text, int firstLine, int firstColumn) {
        this.text = text;
        this.firstLine = firstLine;
        this.firstColumn = firstColumn;
    }

    /** Return the line of an offset, from 1. */
    int line(int offset) {
        return index(offset) + firstLine;
    }

    /** Return the offset where the line of an offset starts. */
    int start(int offset) {
        return starts()[index(offset)];
    }

    /** Return the column in code points, from 1; a byte order mark takes no column, since no editor shows it. */
    int column(int offset) {
        int from = start(offset);
        boolean first = firstLine == 1 && firstColumn == 1;
        if (first && from == 0 && offset > 0 && text.charAt(0) == '\uFEFF') {
            return text.codePointCount(1, offset) + 1;
        }
        return text.codePointCount(from, offset) + (from == 0 ? firstColumn : 1);
    }

    private int index(int offset) {
        int found = Arrays.binarySearch(starts(), offset);
        return found >= 0 ? found : -found - 2;
    }

    private int[] starts() {
        // Safe without a lock: all threads compute the same array, and the field is read once.
        int[] known = starts;
        if (known == null) {
            known = find(text);
            starts = known;
        }
        return known;
    }

    private static int[] find(String text) {
        int[] found = new int[Math.max(16, text.length() / 40)];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, count * 2);
                }
                found[count++] = i + 1;
            }
        }
        return Arrays.copyOf(found, count);
    }
}
