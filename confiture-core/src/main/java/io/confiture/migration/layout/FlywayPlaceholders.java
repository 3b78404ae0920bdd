package io.confiture.migration.layout;

import io.confiture.migration.FlywaySettings;
import io.confiture.migration.LayoutProblem;
import io.confiture.migration.LayoutProblem.Kind;
import io.confiture.migration.LayoutSettings;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Replaces <code>${name}</code> as Flyway does: everywhere in the file, also inside comments, strings and function
 * bodies, without regard to case; a name without a value stops Flyway, and is a problem here.
 *
 * <p>Of Flyway's own names, {@code flyway:filename}, {@code flyway:table}, {@code flyway:defaultSchema} ({@code public})
 * and {@code flyway:timestamp} (a fixed one, so that equal files give equal results) have a value; {@code flyway:user}
 * and {@code flyway:database} depend on the connection and must be given. Sources: flyway/flyway {@code
 * PlaceholderReplacingReader}; red-gate.com "Flyway placeholders namespace".
 */
final class FlywayPlaceholders {

    private final FlywaySettings flyway;
    private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    FlywayPlaceholders(LayoutSettings settings) {
        flyway = settings.flyway();
        values.put("flyway:table", "flyway_schema_history");
        values.put("flyway:defaultSchema", "public");
        values.put("flyway:timestamp", "2000-01-01 00:00:00");
        values.putAll(settings.placeholders());
    }

    /** Replace what has a value; the first name that has none makes the text unusable, each one is noted. */
    FileText resolve(FileText file, Collector out) {
        String text = file.text();
        String prefix = flyway.placeholderPrefix();
        if (file.defect() != null || !text.contains(prefix)) {
            return file;
        }
        StringBuilder result = new StringBuilder(text.length());
        LayoutProblem first = null;
        int from = 0;
        int open;
        while ((open = text.indexOf(prefix, from)) >= 0) {
            int close = text.indexOf(flyway.placeholderSuffix(), open + prefix.length());
            String name = close < 0 ? null : text.substring(open + prefix.length(), close);
            String value = name == null ? null : value(name, file);
            result.append(text, from, open);
            from = close < 0
                    ? text.length()
                    : close + flyway.placeholderSuffix().length();
            if (value == null) {
                result.append(text, open, from);
                LayoutProblem problem = problem(file, open, name);
                out.problem(problem);
                first = first == null ? problem : first;
            } else {
                result.append(value);
            }
        }
        FileText resolved =
                file.withText(result.append(text, from, text.length()).toString());
        return first == null ? resolved : resolved.withDefect(first);
    }

    private @Nullable String value(String name, FileText file) {
        return name.equalsIgnoreCase("flyway:filename") ? Folder.fileName(file.path()) : values.get(name);
    }

    private LayoutProblem problem(FileText file, int at, @Nullable String name) {
        if (name == null) {
            return new LayoutProblem(
                    Kind.UNRESOLVED_PLACEHOLDER,
                    "%s: a placeholder opens with %s and never ends".formatted(file.name(), flyway.placeholderPrefix()),
                    file.at(at),
                    "close it, or set placeholderReplacement=false for this script");
        }
        String shown = name.length() > 40 ? name.substring(0, 40) + "..." : name;
        return new LayoutProblem(
                Kind.UNRESOLVED_PLACEHOLDER,
                "%s: the placeholder %s%s%s has no value; Flyway would stop here"
                        .formatted(file.name(), flyway.placeholderPrefix(), shown, flyway.placeholderSuffix()),
                file.at(at),
                "add '%s' to the placeholders in the settings, or set placeholderReplacement=false for this script"
                        .formatted(shown));
    }
}
