package io.confiture.project;

import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Puts the values of variables in the place of <code>${NAME}</code>, once and strictly.
 *
 * <p>Only <code>[A-Z_][A-Z0-9_]*</code> is a name. A bare {@code $} stays. There is no default form, no escape and no
 * second pass: a value that itself brings <code>${</code> is refused, since half-resolved settings are worse than none.
 */
final class Variables {
    private final Map<String, String> values;
    private final boolean expanding;

    Variables(Map<String, String> values) {
        this(values, true);
    }

    private Variables(Map<String, String> values, boolean expanding) {
        this.values = values;
        this.expanding = expanding;
    }

    /** Return what leaves every text as it is written. */
    static Variables none() {
        return new Variables(Map.of(), false);
    }

    /** Takes what is wrong: the position of the <code>${</code> in the text, then the message and a suggestion. */
    interface Complaints {
        void add(int occurrence, String message, @Nullable String suggestion);
    }

    /** Return the text with its variables replaced; on a complaint the place is left as it was. */
    String expand(String text, Complaints complaints) {
        if (!expanding) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        int from = 0;
        int occurrence = 0;
        for (int open = text.indexOf("${"); open >= 0; open = text.indexOf("${", from)) {
            out.append(text, from, open);
            int close = text.indexOf('}', open);
            if (close < 0) {
                complaints.add(occurrence, "'${' is never closed", "write ${NAME}");
                return out.append(text.substring(open)).toString();
            }
            out.append(value(text.substring(open + 2, close), occurrence, complaints));
            from = close + 1;
            occurrence++;
        }
        return out.append(text.substring(from)).toString();
    }

    private String value(String name, int occurrence, Complaints complaints) {
        if (!isName(name)) {
            complaints.add(
                    occurrence,
                    "'${" + name + "}' is not a variable: a name has upper-case letters, digits and '_' only",
                    name.contains(":-") ? "there is no default form; set the variable instead" : suggestName(name));
            return "";
        }
        String value = values.get(name);
        if (value == null) {
            String near = Nearest.to(name, new TreeSet<>(values.keySet()));
            complaints.add(
                    occurrence,
                    "the variable " + name + " is not set",
                    near == null ? "set it before the run" : "set it, or did you mean " + near + "?");
            return "";
        }
        if (value.contains("${")) {
            complaints.add(
                    occurrence,
                    "the value of the variable " + name + " contains '${', and values are not expanded again",
                    "give " + name + " its final value");
            return "";
        }
        return value;
    }

    private @Nullable String suggestName(String name) {
        String upper = name.toUpperCase(java.util.Locale.ROOT).replace('-', '_').strip();
        return isName(upper) ? "did you mean ${" + upper + "}?" : null;
    }

    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = c == '_' || (c >= 'A' && c <= 'Z');
            if (!letter && !(i > 0 && c >= '0' && c <= '9')) {
                return false;
            }
        }
        return !name.isEmpty();
    }
}
