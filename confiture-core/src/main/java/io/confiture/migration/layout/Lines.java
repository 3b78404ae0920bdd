package io.confiture.migration.layout;

/** Walks over the lines of a text, ended by LF or CRLF, with their offsets. */
final class Lines {

    private final String text;
    private int start;
    private int end;
    private int next;

    Lines(String text) {
        this.text = text;
    }

    /** Go to the next line; false at the end. */
    boolean next() {
        if (next >= text.length()) {
            start = text.length();
            end = text.length();
            return false;
        }
        start = next;
        int feed = text.indexOf('\n', start);
        end = feed < 0 ? text.length() : feed;
        next = feed < 0 ? text.length() : feed + 1;
        if (end > start && text.charAt(end - 1) == '\r') {
            end--;
        }
        return true;
    }

    /** Strip blanks, and a byte order mark, which none of the tools strips. */
    static String strip(String line) {
        return line.startsWith("\uFEFF") ? line.substring(1).strip() : line.strip();
    }

    /** Return the line without its end. */
    String line() {
        return text.substring(start, end);
    }

    /** Return where the line starts. */
    int start() {
        return start;
    }

    /** Return where the next line starts. */
    int following() {
        return next;
    }
}
