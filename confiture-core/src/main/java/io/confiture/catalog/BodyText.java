package io.confiture.catalog;

/**
 * Brings the body of an SQL or PL/pgSQL function into a form in which white space that separates nothing is gone.
 *
 * <p>Literals, quoted identifiers, dollar-quoted text and comments stay as they are, and so does white space wherever
 * taking it away could join two tokens or change one: two bodies with the same form are the same sequence of tokens for
 * PostgreSQL (scan.l). The converse does not hold in full: rather a difference too many than one too few.
 */
final class BodyText {
    private static final String DELIMITERS = "(),;[]";
    private static final String OPERATORS = "+-*/<>=~!@#%^&|`?:";

    private final String text;
    private final StringBuilder out = new StringBuilder();
    private int at;
    private char lastKind = '(';
    private String lastToken = "(";

    private BodyText(String text) {
        this.text = text;
    }

    static String canonical(String body) {
        return new BodyText(body).run();
    }

    private String run() {
        while (true) {
            int spaceFrom = at;
            while (at < text.length() && isSpace(text.charAt(at))) {
                at++;
            }
            if (at == text.length()) {
                return out.toString();
            }
            boolean newline = text.substring(spaceFrom, at).indexOf('\n') >= 0;
            int end = tokenEnd();
            char kind = kind(at, end);
            String token = text.substring(at, end);
            if (at > spaceFrom && needsSpace(kind, token)) {
                // Two literals with a line break between them are one literal; on the same line they are an error.
                out.append(newline && lastKind == '\'' && kind == '\'' ? '\n' : ' ');
            }
            out.append(token);
            if (kind == '-') {
                out.append('\n');
            }
            lastKind = kind;
            lastToken = token;
            at = end;
        }
    }

    /** Tell whether white space between the last token and this one must be kept. */
    private boolean needsSpace(char kind, String token) {
        if (lastKind == '(' || kind == '(' || lastKind == '-') {
            return false;
        }
        if (lastKind == '/' || kind == '/' || kind == '-') {
            return true;
        }
        if (lastKind == 'a' && kind == '+') {
            // "1e +5" is not "1e+5"
            return Character.isDigit(lastToken.charAt(0)) || lastToken.charAt(0) == '.';
        }
        if (lastKind == '+' && kind == 'a') {
            return false;
        }
        if (lastKind == '+' && kind == '\'') {
            // "U&'x'" is a token, and so could be "u & 'x'" without its spaces
            return lastToken.endsWith("&");
        }
        return !(lastKind == '\'' && kind == '+') || token.startsWith("&");
    }

    /** Classify: delimiter, operator, line comment {@code -}, block comment {@code /}, quoted, or word. */
    private char kind(int from, int end) {
        char c = text.charAt(from);
        if (c == '\'' || c == '"' || c == '$' && end - from > 1 && text.charAt(end - 1) == '$') {
            return '\'';
        }
        if (DELIMITERS.indexOf(c) >= 0) {
            return '(';
        }
        if (text.startsWith("--", from)) {
            return '-';
        }
        if (text.startsWith("/*", from)) {
            return '/';
        }
        return OPERATORS.indexOf(c) >= 0 ? '+' : 'a';
    }

    private int tokenEnd() {
        char c = text.charAt(at);
        if (text.startsWith("--", at)) {
            int end = at;
            while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                end++;
            }
            return end;
        }
        if (text.startsWith("/*", at)) {
            return blockCommentEnd();
        }
        if (c == '\'' || c == '"') {
            return quotedEnd(c);
        }
        if (c == '$') {
            int dollar = dollarEnd();
            if (dollar > at) {
                return dollar;
            }
        }
        if (DELIMITERS.indexOf(c) >= 0) {
            return at + 1;
        }
        return OPERATORS.indexOf(c) >= 0 ? operatorEnd() : wordEnd();
    }

    private int operatorEnd() {
        int end = at + 1;
        while (end < text.length()
                && OPERATORS.indexOf(text.charAt(end)) >= 0
                && !text.startsWith("--", end)
                && !text.startsWith("/*", end)) {
            end++;
        }
        return end;
    }

    private int wordEnd() {
        int end = at + 1;
        while (end < text.length()) {
            char c = text.charAt(end);
            if (isSpace(c) || c == '\'' || c == '"' || DELIMITERS.indexOf(c) >= 0 || OPERATORS.indexOf(c) >= 0) {
                break;
            }
            end++;
        }
        return end;
    }

    private int quotedEnd(char quote) {
        boolean escapes = quote == '\''
                && at > 0
                && (text.charAt(at - 1) == 'E' || text.charAt(at - 1) == 'e')
                && (at == 1 || !isWord(text.charAt(at - 2)));
        int i = at + 1;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (escapes && c == '\\') {
                i++;
            } else if (c == quote) {
                if (i + 1 >= text.length() || text.charAt(i + 1) != quote) {
                    return i + 1;
                }
                i++;
            }
            i++;
        }
        return text.length();
    }

    private int dollarEnd() {
        int tagEnd = at + 1;
        while (tagEnd < text.length() && isWord(text.charAt(tagEnd))) {
            tagEnd++;
        }
        boolean isTag = tagEnd < text.length() && text.charAt(tagEnd) == '$' && !Character.isDigit(text.charAt(at + 1));
        if (!isTag) {
            return at;
        }
        String tag = text.substring(at, tagEnd + 1);
        int close = text.indexOf(tag, tagEnd + 1);
        return close < 0 ? text.length() : close + tag.length();
    }

    private int blockCommentEnd() {
        int depth = 0;
        int i = at;
        while (i < text.length()) {
            if (text.startsWith("/*", i)) {
                depth++;
                i += 2;
            } else if (text.startsWith("*/", i)) {
                depth--;
                i += 2;
                if (depth == 0) {
                    return i;
                }
            } else {
                i++;
            }
        }
        return text.length();
    }

    private static boolean isWord(char c) {
        return c == '_' || c >= 0x80 || Character.isLetterOrDigit(c);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0x0B;
    }
}
