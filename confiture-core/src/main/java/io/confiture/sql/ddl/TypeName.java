package io.confiture.sql.ddl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Names a type in one canonical spelling, so that {@code int8}, {@code BIGINT} and {@code pg_catalog.int8} are equal.
 *
 * <p>The spelling is that of PostgreSQL's {@code format_type}: {@code character varying(10)}, {@code timestamp with time
 * zone}. Immutable and thread-safe.
 *
 * @param schema the schema of a type that the project defines; null for PostgreSQL's own types, and for names that no
 *     statement defines (such as the types of extensions)
 * @param name the canonical name without schema, modifiers and array sign
 * @param modifiers what stands in parentheses: length, precision; the fields of an interval are one modifier in words
 * @param array whether it is an array, of whatever dimensions: PostgreSQL does not tell them apart
 */
public record TypeName(@Nullable String schema, String name, List<String> modifiers, boolean array) {

    /** Copy the list. */
    public TypeName {
        modifiers = List.copyOf(modifiers);
    }

    /**
     * Read a type as SQL text, for example {@code varchar(10)[]}; names that are not PostgreSQL's own stay as they are.
     *
     * @param text any text; what does not read as a type becomes one of that name
     */
    public static TypeName of(String text) {
        Tokens tokens = Tokens.of(text);
        TypeName type = TypeReader.read(tokens, (schema, name) -> schema);
        return type == null || !tokens.atEnd() ? new TypeName(null, text, List.of(), false) : type;
    }

    /**
     * Tell whether this is the given type of PostgreSQL, whatever its length or precision; never for an array.
     *
     * @param type any spelling of a type without modifiers, for example {@code bigint} or {@code int8}
     */
    public boolean is(String type) {
        return schema == null && !array && name.equals(BuiltinTypes.canonical(type));
    }

    /** Return the type without length and precision. */
    public TypeName withoutModifiers() {
        return new TypeName(schema, name, List.of(), array);
    }

    /** Return the type of an array's elements; for any other type itself. */
    public TypeName element() {
        return new TypeName(schema, name, modifiers, false);
    }

    /** Return the type as {@code format_type} spells it, with its schema if that is known. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (schema != null) {
            text.append(quoted(schema)).append('.').append(quoted(name));
        } else {
            text.append(name);
        }
        if (!modifiers.isEmpty()) {
            int place = zone() ? text.indexOf(" ") : text.length();
            text.insert(place, modifierText());
        }
        return text.append(array ? "[]" : "").toString();
    }

    private boolean zone() {
        return schema == null && (name.startsWith("timestamp ") || name.startsWith("time "));
    }

    private String modifierText() {
        String first = modifiers.get(0);
        boolean fields = schema == null && name.equals("interval") && !Character.isDigit(first.charAt(0));
        if (fields) {
            return " " + first + (modifiers.size() > 1 ? "(" + modifiers.get(1) + ")" : "");
        }
        return "(" + String.join(",", modifiers) + ")";
    }

    private static String quoted(String part) {
        boolean plain = !part.isEmpty() && !Character.isDigit(part.charAt(0));
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            plain &= c == '_' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        }
        return plain ? part : '"' + part.replace("\"", "\"\"") + '"';
    }
}
