package io.confiture.migration.layout;

import io.confiture.migration.LayoutProblem;
import io.confiture.migration.LayoutProblem.Kind;
import java.util.List;
import java.util.Map;

/**
 * Replaces Go template actions that name a value: {@code {{ .schema }}} and popx's {@code {{ .Parameters.schema }}}.
 *
 * <p>Only directories in the style of pop, or settings with placeholder values, are looked at: in all others two braces
 * are data, such as an array literal or a mail template. Conditions and loops are not evaluated, and are reported.
 * Source: ory/x {@code popx/migration_content.go}.
 */
final class GoTemplates {

    private static final List<String> KEYWORDS =
            List.of("if", "else", "end", "range", "with", "define", "template", "block", "break", "continue");

    private GoTemplates() {}

    static FileText resolve(FileText file, Map<String, String> values, boolean pop) {
        if ((!pop && values.isEmpty()) || file.defect() != null || !file.text().contains("{{")) {
            return file;
        }
        String text = file.text();
        StringBuilder result = new StringBuilder();
        LayoutProblem problem = null;
        int from = 0;
        int open;
        while ((open = text.indexOf("{{", from)) >= 0) {
            int close = text.indexOf("}}", open);
            if (close < 0) {
                break;
            }
            String action = trim(text.substring(open + 2, close));
            result.append(text, from, open);
            from = close + 2;
            String value = action.startsWith(".") ? values.get(key(action)) : null;
            if (value != null) {
                result.append(value);
                continue;
            }
            result.append(text, open, from);
            if (problem == null && isAction(action)) {
                problem = new LayoutProblem(
                        Kind.UNRESOLVED_PLACEHOLDER,
                        "%s: the template action {{ %s }} has no value".formatted(file.name(), action),
                        file.at(open),
                        "add '%s' to the placeholders in the settings".formatted(key(action)));
            }
        }
        FileText resolved =
                file.withText(result.append(text, from, text.length()).toString());
        return problem == null ? resolved : resolved.withDefect(problem);
    }

    private static String trim(String action) {
        String inner = action.startsWith("-") ? action.substring(1) : action;
        return (inner.endsWith("-") ? inner.substring(0, inner.length() - 1) : inner).strip();
    }

    private static String key(String action) {
        String name = action.startsWith(".") ? action.substring(1) : action;
        return name.startsWith("Parameters.") ? name.substring("Parameters.".length()) : name;
    }

    private static boolean isAction(String action) {
        if (action.startsWith(".")) {
            return action.length() > 1 && Character.isLetter(action.charAt(1));
        }
        int end = 0;
        while (end < action.length() && Character.isLetter(action.charAt(end))) {
            end++;
        }
        return KEYWORDS.contains(action.substring(0, end))
                && (end == action.length() || Character.isWhitespace(action.charAt(end)));
    }
}
