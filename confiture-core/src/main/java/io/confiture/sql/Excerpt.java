package io.confiture.sql;

/** Prints one source line with a caret beneath. */
final class Excerpt {
    /** Wide enough for most lines of SQL, narrow enough for a terminal with the gutter. */
    private static final int WIDTH = 100;

    private static final int BEFORE = 60;
    private static final String MORE = "...";

    private Excerpt() {}

    static String of(String text, int lineStart, int offset, int line) {
        int from = lineStart == 0 && offset > 0 && text.charAt(0) == '\uFEFF' ? 1 : lineStart;
        int end = Scan.lineEnd(text, offset, Math.min(text.length(), offset + 2 * WIDTH));
        int[] before = text.substring(Math.max(from, offset - 2 * BEFORE), offset)
                .codePoints()
                .toArray();
        int[] after = text.substring(offset, end).codePoints().toArray();
        int kept = before.length > BEFORE ? BEFORE : before.length;
        boolean cutBefore = kept < before.length;
        int room = WIDTH - kept;
        boolean cutAfter = after.length > room;

        StringBuilder shown = new StringBuilder();
        if (cutBefore) {
            shown.append(MORE);
        }
        append(shown, before, before.length - kept, before.length);
        append(shown, after, 0, cutAfter ? room : after.length);
        if (cutAfter) {
            shown.append(MORE);
        }
        String number = String.valueOf(line);
        String gutter = " ".repeat(number.length());
        int indent = kept + (cutBefore ? MORE.length() : 0);
        return number + " | " + shown.toString().stripTrailing() + "\n" + gutter + " | " + " ".repeat(indent) + "^";
    }

    /** Keep one column per character, and keep signs away that would steer the terminal. */
    private static void append(StringBuilder shown, int[] codePoints, int from, int to) {
        for (int i = from; i < to; i++) {
            int c = codePoints[i];
            boolean blank = c == '\t' || c == '\f' || c == 0x0B;
            shown.appendCodePoint(blank ? ' ' : Character.isISOControl(c) || c == 0xFEFF ? '?' : c);
        }
    }
}
