package io.confiture.migration.layout;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Replaces {@code $VAR}, <code>${VAR}</code>, <code>${VAR:-default}</code> and <code>${VAR-default}</code> as goose does
 * between ENVSUB ON and OFF; two dollar signs stay as they are.
 *
 * <p>goose takes an unknown variable for empty; here it is a problem, since the values come from the settings and not
 * from an environment. Source: pressly/goose README "Environment variable substitution", pull request 604.
 */
final class GooseVariables {

    /** Is told about variables without a value. */
    interface Missing {
        void report(int offset, String message);
    }

    private final Map<String, String> values;
    private final Missing missing;

    GooseVariables(Map<String, String> values, Missing missing) {
        this.values = values;
        this.missing = missing;
    }

    String replace(String line) {
        StringBuilder result = new StringBuilder();
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c != '$' || at + 1 == line.length()) {
                result.append(c);
                at++;
            } else if (line.charAt(at + 1) == '$') {
                result.append("$$");
                at += 2;
            } else if (line.charAt(at + 1) == '{') {
                at = braced(line, at, result);
            } else {
                at = plain(line, at, result);
            }
        }
        return result.toString();
    }

    private int plain(String line, int at, StringBuilder result) {
        int end = nameEnd(line, at + 1);
        if (end == at + 1) {
            result.append('$');
            return end;
        }
        result.append(value(line.substring(at + 1, end), null, at));
        return end;
    }

    private int braced(String line, int at, StringBuilder result) {
        int close = line.indexOf('}', at);
        int end = nameEnd(line, at + 2);
        if (close < 0 || end == at + 2) {
            missing.report(at, "a variable opens with ${ and is not well formed");
            result.append(line, at, at + 2);
            return at + 2;
        }
        String name = line.substring(at + 2, end);
        String rest = line.substring(end, close);
        String fallback = null;
        if (rest.startsWith(":-")) {
            fallback = rest.substring(2);
        } else if (rest.startsWith("-")) {
            fallback = rest.substring(1);
        } else if (!rest.isEmpty() && !rest.startsWith("?") && !rest.startsWith(":?")) {
            missing.report(at, "the expansion ${%s%s} is not supported".formatted(name, rest));
        }
        String value = values.get(name);
        boolean useFallback = fallback != null && (value == null || (rest.startsWith(":") && value.isEmpty()));
        result.append(useFallback ? fallback : value(name, fallback, at));
        return close + 1;
    }

    private String value(String name, @Nullable String fallback, int at) {
        String value = values.get(name);
        if (value != null) {
            return value;
        }
        if (fallback == null) {
            missing.report(at, "the variable $%s has no value".formatted(name));
        }
        return "";
    }

    private static int nameEnd(String line, int from) {
        int at = from;
        while (at < line.length()
                && (line.charAt(at) == '_'
                        || isAsciiLetter(line.charAt(at))
                        || (at > from && Character.isDigit(line.charAt(at))))) {
            at++;
        }
        return at;
    }

    private static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
