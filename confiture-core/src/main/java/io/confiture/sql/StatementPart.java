package io.confiture.sql;

import io.confiture.project.SourceLocation;

/** Cuts a statement out of a window, with no more of the text around than an excerpt shows. */
final class StatementPart {
    private static final int AROUND = 300;

    private StatementPart() {}

    static Statement cut(Window window, SourceLocation place, Statement whole) {
        String text = window.text();
        int from = whole.start();
        while (from > 0 && whole.start() - from < AROUND && !lineEnd(text.charAt(from - 1))) {
            from--;
        }
        if (window.position(from) == 0 && text.startsWith("\uFEFF")) {
            from++;
        }
        if (from > 0 && Character.isLowSurrogate(text.charAt(from))) {
            from++;
        }
        int to = Scan.lineEnd(text, whole.end(), Math.min(text.length(), whole.end() + AROUND));
        int column = place.column() - text.codePointCount(from, whole.start());
        SqlSource part = SqlSource.part(
                place.file(), place.name(), text.substring(from, to), window.position(from), place.line(), column);
        return whole.movedTo(part, from);
    }

    private static boolean lineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
