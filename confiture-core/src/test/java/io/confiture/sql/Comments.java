package io.confiture.sql;

/** Steps over blanks and comments, apart from the code under test. */
final class Comments {
    private Comments() {}

    static int after(String text) {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (" \t\n\r\f\u000B".indexOf(c) >= 0 || (c == '\uFEFF' && i == 0)) {
                i++;
            } else if (text.startsWith("--", i)) {
                while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
                    i++;
                }
            } else if (text.startsWith("/*", i)) {
                int depth = 0;
                do {
                    if (text.startsWith("/*", i)) {
                        depth++;
                        i += 2;
                    } else if (text.startsWith("*/", i)) {
                        depth--;
                        i += 2;
                    } else {
                        i++;
                    }
                } while (depth > 0 && i < text.length());
            } else {
                return i;
            }
        }
        return i;
    }
}
