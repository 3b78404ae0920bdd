package io.confiture.sql;

/**
 * Finds the parts of a psql command: the rules of psql's {@code psqlscanslash.l} and of how its commands read arguments.
 *
 * @param name the name with its backslash
 * @param argumentStart the offset after the name
 * @param argumentEnd the offset after the arguments
 * @param end the offset where SQL goes on: after {@code \\}, before another backslash, or at the line's end
 */
record MetaReader(String name, int argumentStart, int argumentEnd, int end) {

    static MetaReader read(String text, int start) {
        int newline = text.indexOf('\n', start);
        int lineEnd = newline < 0 ? text.length() : newline;
        int nameEnd = start + 1;
        while (nameEnd < lineEnd && text.charAt(nameEnd) != '\\' && !Scan.space(text.charAt(nameEnd))) {
            nameEnd++;
        }
        String name = text.substring(start, nameEnd);
        if (MetaRules.takesWholeLine(name, Scan.blanks(text, nameEnd, lineEnd), text)) {
            return new MetaReader(name, nameEnd, lineEnd, lineEnd);
        }
        int argumentEnd = arguments(text, nameEnd, lineEnd);
        boolean separator = text.startsWith("\\\\", argumentEnd) && argumentEnd + 1 < lineEnd;
        return new MetaReader(name, nameEnd, argumentEnd, separator ? argumentEnd + 2 : argumentEnd);
    }

    /** Find the end of arguments: the first backslash outside of quotes. An open quote loses the rest of the line. */
    private static int arguments(String text, int from, int lineEnd) {
        int i = from;
        while (i < lineEnd) {
            char c = text.charAt(i);
            if (c == '\\') {
                return i;
            } else if (c == '\'') {
                i = Scan.escaped(text, i + 1, lineEnd);
            } else if (c == '"' || c == '`') {
                i = text.indexOf(c, i + 1) + 1;
                i = i == 0 || i > lineEnd ? -1 : i;
            } else {
                i++;
            }
            if (i < 0) {
                return lineEnd;
            }
        }
        return lineEnd;
    }
}
