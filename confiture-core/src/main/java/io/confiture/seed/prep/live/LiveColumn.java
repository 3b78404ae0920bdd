package io.confiture.seed.prep.live;

/**
 * A column as the server has it.
 *
 * @param name the name, unquoted
 * @param type the type as {@code format_type} spells it, with length and precision
 * @param baseType the type without length and precision, and for a domain the type behind it
 * @param notNull whether the column, or its domain, refuses NULL
 * @param generated whether an INSERT cannot give it a plain value: generated, or {@code GENERATED ALWAYS AS IDENTITY}
 */
public record LiveColumn(String name, String type, String baseType, boolean notNull, boolean generated) {

    /** Return the name as SQL text. */
    public String sql() {
        return quoted(name);
    }

    /** Return a name as SQL text. */
    public static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
