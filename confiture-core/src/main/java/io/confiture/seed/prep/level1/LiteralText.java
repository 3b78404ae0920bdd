package io.confiture.seed.prep.level1;

import io.confiture.sql.ddl.TypeName;
import java.util.Locale;
import java.util.Set;

/** Knows texts that are surely no value of a type; of most types it knows nothing, and finds no fault. */
final class LiteralText {
    private static final Set<String> INTEGERS = Set.of("smallint", "integer", "bigint");
    private static final Set<String> NUMBERS = Set.of("numeric", "real", "double precision");
    private static final String INTEGER_SIGNS = "0123456789abcdefox_+-";

    private LiteralText() {}

    /** Tell whether PostgreSQL surely refuses a text as a value of a type. */
    static boolean refused(String text, TypeName type) {
        if (type.array() || type.schema() != null) {
            return false;
        } else if (type.is("uuid")) {
            return !UuidText.trouble(text).isEmpty();
        }
        String value = text.strip().toLowerCase(Locale.ROOT);
        if (INTEGERS.contains(type.name())) {
            return value.isEmpty() || value.chars().anyMatch(c -> INTEGER_SIGNS.indexOf(c) < 0);
        } else if (NUMBERS.contains(type.name())) {
            return value.chars().noneMatch(c -> c >= '0' && c <= '9')
                    && !value.contains("inf")
                    && !value.contains("nan");
        } else if (type.is("boolean")) {
            return !truth(value);
        }
        return false;
    }

    /** Any beginning of these words is a truth value, but for the o of both on and off. */
    private static boolean truth(String value) {
        return !value.isEmpty()
                && !value.equals("o")
                && ("true".startsWith(value)
                        || "false".startsWith(value)
                        || "yes".startsWith(value)
                        || "no".startsWith(value)
                        || "on".startsWith(value)
                        || "off".startsWith(value)
                        || value.equals("1")
                        || value.equals("0"));
    }
}
