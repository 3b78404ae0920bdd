package io.confiture.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Names a table, with or without its schema, as PostgreSQL stores the names.
 *
 * @param schema the schema, or null for the first one of the search path
 * @param name the table
 */
public record TableName(@Nullable String schema, String name) {

    /**
     * Read {@code table}, {@code schema.table} or the same with quoted parts.
     *
     * <p>An unquoted part is folded to lower case and must be plain letters, digits, {@code _} and {@code $}, since what
     * else PostgreSQL accepts there depends on the server's encoding.
     *
     * @throws IllegalArgumentException when it is neither
     */
    public static TableName parse(String text) {
        List<String> parts = new ArrayList<>();
        int at = 0;
        while (true) {
            int end = text.startsWith("\"", at) ? quotedEnd(text, at) : plainEnd(text, at);
            String part = text.substring(at, end);
            parts.add(
                    part.startsWith("\"")
                            ? part.substring(1, part.length() - 1).replace("\"\"", "\"")
                            : part.toLowerCase(Locale.ROOT));
            if (end == text.length()) {
                break;
            }
            if (text.charAt(end) != '.') {
                throw new IllegalArgumentException("'" + text.charAt(end) + "' needs double quotes around the name");
            }
            at = end + 1;
        }
        if (parts.size() > 2) {
            throw new IllegalArgumentException("it has more than two parts");
        }
        return parts.size() == 1 ? new TableName(null, parts.get(0)) : new TableName(parts.get(0), parts.get(1));
    }

    private static int quotedEnd(String text, int at) {
        int end = text.indexOf('"', at + 1);
        while (end >= 0 && text.startsWith("\"\"", end)) {
            end = text.indexOf('"', end + 2);
        }
        if (end <= at + 1) {
            throw new IllegalArgumentException(end < 0 ? "a quote is never closed" : "a name is empty");
        }
        return end + 1;
    }

    private static int plainEnd(String text, int at) {
        int end = at;
        while (end < text.length() && isPlain(text.charAt(end), end == at)) {
            end++;
        }
        if (end == at) {
            throw new IllegalArgumentException(
                    at == text.length() ? "a name is empty" : "a name begins with '" + text.charAt(at) + "'");
        }
        return end;
    }

    private static boolean isPlain(char c, boolean first) {
        boolean letter = c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return letter || (!first && (c == '$' || (c >= '0' && c <= '9')));
    }

    /** Return the name as SQL text, each part quoted. */
    public String sql() {
        return (schema == null ? "" : quote(schema) + ".") + quote(name);
    }

    private static String quote(String part) {
        return '"' + part.replace("\"", "\"\"") + '"';
    }

    /** Return the name as people write it. */
    @Override
    public String toString() {
        return (schema == null ? "" : schema + ".") + name;
    }
}
