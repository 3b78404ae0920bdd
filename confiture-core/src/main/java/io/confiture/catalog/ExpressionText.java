package io.confiture.catalog;

import java.util.ArrayList;
import java.util.List;

/**
 * Brings an expression that PostgreSQL printed into one form, where PostgreSQL itself has several for the same thing.
 *
 * <p>A check {@code status IN ('a', 'b')} on a varchar column is printed as {@code (status)::text = ANY ((ARRAY['a'::character
 * varying, ...])::text[])}; read back and printed again it is {@code ... ANY (ARRAY[('a'::character varying)::text, ...])}.
 * Both convert each element (parse_coerce.c pushes a cast into an array constructor), and a literal that goes through
 * varchar without a length to text is the same as that literal as text. Nothing else is rewritten.
 */
final class ExpressionText {
    private static final String ARRAY = "(ARRAY[";
    private static final String VIA_VARCHAR = "::character varying)::text";

    private final String text;
    private final StringBuilder out = new StringBuilder();
    private int at;

    private ExpressionText(String text) {
        this.text = text;
    }

    static String canonical(String text) {
        String result = text;
        if (result.contains(ARRAY)) {
            result = new ExpressionText(result).pushCastsIntoArrays();
        }
        return result.contains(VIA_VARCHAR) ? new ExpressionText(result).dropVarchar() : result;
    }

    private String pushCastsIntoArrays() {
        while (at < text.length()) {
            if (skipQuoted()) {
                continue;
            }
            if (!text.startsWith(ARRAY, at) || !pushOneCast()) {
                out.append(text.charAt(at++));
            }
        }
        return out.toString();
    }

    /** Rewrite {@code (ARRAY[a, b])::t[]} at the current place, or change nothing. */
    private boolean pushOneCast() {
        List<String> elements = new ArrayList<>();
        int close = elements(at + ARRAY.length(), elements);
        if (close < 0 || !text.startsWith("])::", close)) {
            return false;
        }
        int typeFrom = close + 4;
        int typeTo = text.indexOf("[]", typeFrom);
        if (typeTo < 0 || text.startsWith("[", typeTo + 2) || !isTypeName(text.substring(typeFrom, typeTo))) {
            return false;
        }
        String type = text.substring(typeFrom, typeTo);
        List<String> cast = new ArrayList<>();
        for (String element : elements) {
            if (element.startsWith("ARRAY[") || element.startsWith(ARRAY)) {
                return false;
            }
            cast.add("(" + canonical(element) + ")::" + type);
        }
        out.append("ARRAY[").append(String.join(", ", cast)).append(']');
        at = typeTo + 2;
        return true;
    }

    /** Collect the elements of an array constructor; return the place of its closing bracket, or -1. */
    private int elements(int from, List<String> elements) {
        int depth = 0;
        int start = from;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            int end = quotedEnd(i);
            if (end > i) {
                i = end - 1;
            } else if (c == '(' || c == '[') {
                depth++;
            } else if ((c == ')' || c == ']') && depth > 0) {
                depth--;
            } else if (c == ']') {
                elements.add(text.substring(start, i));
                return elements.get(0).isEmpty() ? -1 : i;
            } else if (c == ',' && depth == 0) {
                elements.add(text.substring(start, i));
                start = i + 1 < text.length() && text.charAt(i + 1) == ' ' ? i + 2 : i + 1;
            }
        }
        return -1;
    }

    private static boolean isTypeName(String name) {
        return !name.isEmpty()
                && name.chars().allMatch(c -> Character.isLetterOrDigit(c) || "_ .\"(),".indexOf(c) >= 0);
    }

    /** Rewrite {@code ('x'::character varying)::text} to {@code 'x'::text}. */
    private String dropVarchar() {
        while (at < text.length()) {
            int quote = at + 1;
            if (text.startsWith("('", at)) {
                int end = quotedEnd(quote);
                if (end > quote
                        && text.startsWith(VIA_VARCHAR, end)
                        && !text.startsWith("[", end + VIA_VARCHAR.length())) {
                    out.append(text, quote, end).append("::text");
                    at = end + VIA_VARCHAR.length();
                    continue;
                }
            }
            if (!skipQuoted()) {
                out.append(text.charAt(at++));
            }
        }
        return out.toString();
    }

    private boolean skipQuoted() {
        int end = quotedEnd(at);
        if (end <= at) {
            return false;
        }
        out.append(text, at, end);
        at = end;
        return true;
    }

    /** Return the place after the quoted text that begins here, or the place itself when none does. */
    private int quotedEnd(int from) {
        char quote = text.charAt(from);
        if (quote != '\'' && quote != '"') {
            return from;
        }
        boolean escapes = quote == '\'' && from > 0 && text.charAt(from - 1) == 'E';
        for (int i = from + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && escapes) {
                i++;
            } else if (c == quote) {
                if (i + 1 < text.length() && text.charAt(i + 1) == quote) {
                    i++;
                } else {
                    return i + 1;
                }
            }
        }
        return text.length();
    }
}
