package io.confiture.assertions.source;

import org.jspecify.annotations.Nullable;

/**
 * Is a name as tests write it, {@code users} or {@code shop.users}: letters as PostgreSQL stores them, since nothing is folded to lower
 * case; a part with a dot in it stands in double quotes.
 *
 * @param schema null when none is given and the search path decides
 */
public record ObjectName(@Nullable String schema, String name) {

    /** Read a name. */
    public static ObjectName parse(String text) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '"') {
                quoted = !quoted;
            } else if (text.charAt(i) == '.' && !quoted && i > 0) {
                return new ObjectName(unquote(text.substring(0, i)), unquote(text.substring(i + 1)));
            }
        }
        return new ObjectName(null, unquote(text));
    }

    /** Write a name so that it is read as one part, dots and all. */
    public static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /**
     * Tell whether this names what was found: with its schema, or without where the search path finds it so.
     *
     * @param found has {@code schema}, {@code name} and {@code visible}
     */
    public boolean names(Answer found) {
        return name.equals(found.text("name"))
                && (schema == null ? found.flag("visible") : schema.equals(found.text("schema")));
    }

    private static String unquote(String part) {
        boolean quoted = part.length() > 1 && part.startsWith("\"") && part.endsWith("\"");
        return quoted ? part.substring(1, part.length() - 1).replace("\"\"", "\"") : part;
    }
}
