package io.confiture.sql;

import java.io.Reader;
import java.util.Objects;

/** Reads a part of a string without copying it as a whole. */
final class RangeReader extends Reader {
    private final String text;
    private final int end;
    private int next;

    RangeReader(String text, int start, int end) {
        this.text = text;
        this.next = start;
        this.end = end;
    }

    @Override
    public int read(char[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        int count = Math.min(length, end - next);
        if (count <= 0) {
            return length == 0 ? 0 : -1;
        }
        text.getChars(next, next + count, target, offset);
        next += count;
        return count;
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
