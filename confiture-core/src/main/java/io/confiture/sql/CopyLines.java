package io.confiture.sql;

import io.confiture.project.SourceLocation;

/**
 * Walks over the data lines of a COPY in a text that is seen through a window. For one thread; an offset is good until the
 * next step.
 */
public final class CopyLines {
    private final Splitter splitter;
    private int length;
    private int nextLine;
    private boolean ended;
    private boolean terminated;

    CopyLines(Splitter splitter) {
        this.splitter = splitter;
    }

    /** Step to the next line; false after the last. */
    public boolean next() {
        splitter.dataAt(splitter.dataAt() + nextLine);
        nextLine = 0;
        return extend();
    }

    /** Take the following line to the current one as well; false if there is none. */
    public boolean extend() {
        if (ended) {
            return false;
        }
        int newline = splitter.lineEnd(nextLine);
        String text = text();
        int from = splitter.dataAt() + nextLine;
        boolean last = newline == text.length();
        boolean mark = text.startsWith("\\.", from)
                && (newline == from + 2 || (!last && newline == from + 3 && text.charAt(from + 2) == '\r'));
        if (mark || from == text.length()) {
            ended = true;
            terminated = mark;
            int after = last ? newline : newline + 1;
            // What was read before the mark stays the current line.
            nextLine = after - splitter.dataAt();
            if (from == splitter.dataAt()) {
                splitter.dataAt(after);
                nextLine = 0;
                length = 0;
            }
            return false;
        }
        length = newline - splitter.dataAt();
        nextLine = last ? length : length + 1;
        return true;
    }

    /** Return the text that the offsets count in. */
    public String text() {
        return splitter.window().text();
    }

    /** Return where the current line begins. */
    public int start() {
        return splitter.dataAt();
    }

    /** Return where the current line ends: before its {@code \n}, or at the end of the data. */
    public int end() {
        return splitter.dataAt() + length;
    }

    /** Return the place of an offset; quick when asked in the order of the text. */
    public SourceLocation location(int offset) {
        return splitter.window().location(offset);
    }

    /** Return how far an offset is from the beginning of the whole text. */
    public long position(int offset) {
        return splitter.window().position(offset);
    }

    /** Tell whether a line {@code \.} closed the data; to be asked at its end. */
    public boolean terminated() {
        return terminated;
    }

    /** Find the line that is exactly {@code \.}; -1 if there is none, or if more of the text must be seen to tell. */
    static int mark(String text, int from, boolean whole) {
        int found = text.indexOf("\\.", from);
        while (found >= 0) {
            int after = found + 2;
            boolean closes =
                    (after == text.length() && whole) || text.startsWith("\n", after) || text.startsWith("\r\n", after);
            if (closes && (found == from || text.charAt(found - 1) == '\n')) {
                return found;
            }
            found = text.indexOf("\\.", after);
        }
        return -1;
    }
}
