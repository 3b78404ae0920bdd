package io.confiture.catalog;

import java.util.Map;
import java.util.stream.Collectors;

/** Works on the text of {@code pg_get_indexdef}. */
final class IndexText {
    private IndexText() {}

    /**
     * Cut the {@code WITH (...)} out of a definition, because the options are properties of their own. Where the text is
     * not as expected it stays as it is: a difference too many is better than one too few.
     */
    static String withoutOptions(String definition, Map<String, String> properties) {
        int with = definition.indexOf(" WITH (");
        int end = with < 0 ? -1 : definition.indexOf(')', with);
        if (end < 0) {
            return definition;
        }
        String inside = definition.substring(with + " WITH (".length(), end);
        String wanted = properties.keySet().stream()
                .filter(p -> p.startsWith("option "))
                .map(p -> p.substring("option ".length()))
                .sorted()
                .collect(Collectors.joining(","));
        String found = java.util.Arrays.stream(inside.split(", ", -1))
                .map(o -> o.substring(0, Math.max(0, o.indexOf('='))))
                .sorted()
                .collect(Collectors.joining(","));
        return found.equals(wanted) ? definition.substring(0, with) + definition.substring(end + 1) : definition;
    }

    /** Replace the index's own name, so that two definitions can be compared whatever the names. */
    static String withoutName(String definition) {
        int from = definition.indexOf(" INDEX ");
        int to = definition.indexOf(" ON ", Math.max(from, 0));
        return from < 0 || to < 0 ? definition : definition.substring(0, from + 7) + definition.substring(to + 1);
    }
}
