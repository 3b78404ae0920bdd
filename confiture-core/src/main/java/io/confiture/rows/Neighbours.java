package io.confiture.rows;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives values near a constant that an expression compares with: the constant, a little less and a little more. */
final class Neighbours {

    private static final Set<String> NUMBERS =
            Set.of("smallint", "integer", "bigint", "real", "double precision", "numeric", "money");

    private static final List<String> COMMON_TEXTS = List.of(
            "a1@example.com",
            "b2@example.com",
            "c3@example.com",
            "https://example.com/1",
            "https://example.com/2",
            "A",
            "B",
            "AB",
            "CD",
            "ABC",
            "DEF",
            "ab",
            "abc",
            "abc-def",
            "abc_def",
            "abcdef123",
            "ABC-123",
            "AB123456",
            "1",
            "12",
            "123",
            "12345",
            "12345-6789",
            "+491234567",
            "555-0100",
            "#a1b2c3",
            "192.0.2.1",
            "2024-01-15",
            "12:30",
            "en",
            "de-DE",
            "EUR",
            "USD",
            "{}");

    private Neighbours() {}

    /** Return values near a constant that a column of a type may hold. */
    static List<String> of(String constant, String type) {
        String base = base(type);
        BigDecimal number = number(constant);
        if (NUMBERS.contains(base)) {
            return number == null ? List.of() : around(number, base);
        }
        if (isText(base)) {
            List<String> values = new ArrayList<>(List.of(constant));
            int length = number == null || number.scale() > 0 ? 0 : number.intValue();
            // A number beside a text is a length.
            for (int n = Math.max(1, length - 1); length > 0 && length <= 1000 && n <= length + 1; n++) {
                values.add("x".repeat(n));
                values.add("1".repeat(n));
            }
            values.addAll(PatternText.examples(constant));
            return values;
        }
        return number == null && !constant.isEmpty() && Character.isDigit(constant.charAt(0))
                        || constant.startsWith("{")
                ? List.of(constant)
                : List.of();
    }

    /** Say whether a column of a type is likely to hold a constant. */
    static boolean fits(String constant, String type) {
        String base = base(type);
        int from = type.indexOf('(');
        if (isText(base)) {
            int to = type.indexOf(')');
            BigDecimal length = from < 0 ? null : number(type.substring(from + 1, to));
            return length == null || constant.codePointCount(0, constant.length()) <= length.intValue();
        }
        return of(constant, type).contains(constant);
    }

    /** Return values that checks of columns of a type often ask for. */
    static List<String> common(String type) {
        return isText(base(type)) ? COMMON_TEXTS : List.of();
    }

    private static List<String> around(BigDecimal number, String type) {
        boolean whole = type.endsWith("int") || type.equals("integer");
        if (whole && number.stripTrailingZeros().scale() > 0) {
            return List.of();
        }
        return List.of(
                number.toPlainString(),
                number.add(BigDecimal.ONE).toPlainString(),
                number.subtract(BigDecimal.ONE).toPlainString());
    }

    private static @Nullable BigDecimal number(String text) {
        try {
            return text.length() > 40 ? null : new BigDecimal(text);
        } catch (NumberFormatException e) {
            // Not a number, which is an answer here.
            return null;
        }
    }

    private static boolean isText(String base) {
        return base.equals("text") || base.startsWith("character") || base.endsWith("citext");
    }

    private static String base(String type) {
        int end = type.indexOf('(');
        return end < 0 ? type : type.substring(0, end);
    }
}
