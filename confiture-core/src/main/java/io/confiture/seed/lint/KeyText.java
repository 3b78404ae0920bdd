package io.confiture.seed.lint;

import io.confiture.sql.ddl.TypeName;
import io.confiture.sql.rows.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes a value of a key column so that equal values of its type have equal texts.
 *
 * @param text the canonical text
 * @param exact whether different texts mean different values; equal texts always mean equal values
 */
record KeyText(String text, boolean exact) {

    private static final Set<String> INTEGERS = Set.of("smallint", "integer", "bigint");
    private static final Set<String> TRUE = Set.of("t", "true", "y", "yes", "on", "1");
    private static final Set<String> FALSE = Set.of("f", "false", "n", "no", "off", "0");
    private static final int LARGEST_SCALE = 400;

    /**
     * Write a value that is not NULL.
     *
     * @param type the column's type, domains resolved
     * @return null if only the server knows the value
     */
    static @Nullable KeyText of(Value value, TypeName type) {
        if (!value.known() || value.is(Value.Kind.NULL)) {
            return null;
        }
        if (value.cast() != null && !sameType(value.cast(), type)) {
            return null;
        }
        String text = value.text();
        KeyText found = type.array()
                ? null
                : INTEGERS.stream().anyMatch(type::is)
                        ? number(text.strip(), 0)
                        : type.is("numeric")
                                ? number(text.strip(), scale(type))
                                : type.is("uuid") ? uuid(text) : other(value, type);
        return found == null ? new KeyText(text, false) : found;
    }

    private static @Nullable KeyText other(Value value, TypeName type) {
        if (type.is("text") || type.is("character varying")) {
            String text = value.text();
            if (value.is(Value.Kind.NUMBER)) {
                // A number that becomes text is first read as a number: 007 is 7.
                BigDecimal number = decimal(text);
                return number == null ? null : new KeyText(number.toPlainString(), true);
            }
            return new KeyText(
                    type.modifiers().isEmpty()
                            ? text
                            : cut(text, type.modifiers().get(0)),
                    true);
        } else if (type.is("boolean")) {
            String word = value.text().strip().toLowerCase(Locale.ROOT);
            return TRUE.contains(word) ? new KeyText("t", true) : FALSE.contains(word) ? new KeyText("f", true) : null;
        } else if (type.is("date")) {
            return isoDate(value.text()) ? new KeyText(value.text(), true) : null;
        }
        return null;
    }

    /** Blanks beyond the length of a varchar are cut; any other character there is an error that the load reports. */
    private static String cut(String text, String length) {
        int points = Integer.parseInt(length);
        int to = text.codePointCount(0, text.length()) > points ? text.offsetByCodePoints(0, points) : text.length();
        return text.substring(to).isBlank() ? text.substring(0, to) : text;
    }

    private static @Nullable KeyText number(String text, int scale) {
        BigDecimal number = decimal(text);
        if (number == null) {
            return null;
        }
        BigDecimal stored = scale < 0 ? number : number.setScale(scale, RoundingMode.HALF_UP);
        return new KeyText(
                stored.signum() == 0 ? "0" : stored.stripTrailingZeros().toPlainString(), true);
    }

    private static @Nullable BigDecimal decimal(String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            return Math.abs((long) number.scale()) > LARGEST_SCALE ? null : number;
        } catch (NumberFormatException e) {
            // NaN, 0x1F, 1_000 or no number at all: then the texts are all there is to compare.
            return null;
        }
    }

    private static int scale(TypeName type) {
        return type.modifiers().isEmpty()
                ? -1
                : type.modifiers().size() == 1
                        ? 0
                        : Integer.parseInt(type.modifiers().get(1));
    }

    /** PostgreSQL takes hyphens after any group of four digits, upper case, and braces around. */
    private static @Nullable KeyText uuid(String text) {
        String digits = text;
        if (digits.startsWith("{") && digits.endsWith("}")) {
            digits = digits.substring(1, digits.length() - 1);
        }
        digits = digits.replace("-", "").toLowerCase(Locale.ROOT);
        boolean hex = digits.length() == 32 && digits.chars().allMatch(c -> Character.digit(c, 16) >= 0);
        return hex ? new KeyText(digits, true) : null;
    }

    private static boolean isoDate(String text) {
        boolean shape = text.length() == 10 && text.charAt(4) == '-' && text.charAt(7) == '-';
        return shape && text.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
    }

    private static boolean sameType(String cast, TypeName type) {
        TypeName named = TypeName.of(cast);
        return named.modifiers().isEmpty() && named.equals(type.withoutModifiers()) && !named.is("char");
    }
}
