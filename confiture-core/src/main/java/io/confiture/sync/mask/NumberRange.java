package io.confiture.sync.mask;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Says which numbers a column takes.
 *
 * @param least the least, or null
 * @param greatest the greatest, or null
 * @param digits how many digits it holds at most, where those are few and the point floats; 0 where each is held
 */
record NumberRange(@Nullable BigDecimal least, @Nullable BigDecimal greatest, int digits) {

    /** Return whether a text of the server says that there is no number, or none that could be written in digits. */
    static boolean isNone(String text) {
        return text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity");
    }

    static NumberRange of(String strategy, MaskedColumn column) {
        return switch (column.baseType()) {
            case "smallint" -> whole(Short.MIN_VALUE, Short.MAX_VALUE);
            case "integer" -> whole(Integer.MIN_VALUE, Integer.MAX_VALUE);
            case "bigint" -> whole(Long.MIN_VALUE, Long.MAX_VALUE);
            case "real" -> floating(Float.MAX_VALUE, 6);
            case "double precision" -> floating(Double.MAX_VALUE, 15);
            case "numeric" -> numeric(column.type());
            default ->
                throw new InvalidOptionException(
                        null,
                        "the strategy " + strategy + " moves numbers, and " + column.name() + " is of type "
                                + column.type());
        };
    }

    private static NumberRange whole(long least, long greatest) {
        return new NumberRange(BigDecimal.valueOf(least), BigDecimal.valueOf(greatest), 0);
    }

    private static NumberRange floating(double greatest, int digits) {
        BigDecimal bound = new BigDecimal(greatest);
        return new NumberRange(bound.negate(), bound, digits);
    }

    private static NumberRange numeric(String type) {
        int open = type.indexOf('(');
        if (open < 0) {
            return new NumberRange(null, null, 0);
        }
        int comma = type.indexOf(',', open);
        int close = type.indexOf(')', open);
        int precision = Integer.parseInt(
                type.substring(open + 1, comma < 0 ? close : comma).strip());
        int scale = comma < 0
                ? 0
                : Integer.parseInt(type.substring(comma + 1, close).strip());
        BigDecimal unit = BigDecimal.ONE.scaleByPowerOfTen(-scale);
        BigDecimal bound = BigDecimal.ONE.scaleByPowerOfTen(precision - scale).subtract(unit);
        return new NumberRange(bound.negate(), bound, 0);
    }

    /** Narrow it. */
    NumberRange within(@Nullable BigDecimal min, @Nullable BigDecimal max) {
        BigDecimal low = min == null || (least != null && least.compareTo(min) > 0) ? least : min;
        BigDecimal high = max == null || (greatest != null && greatest.compareTo(max) < 0) ? greatest : max;
        if (low != null && high != null && low.compareTo(high) >= 0) {
            throw new InvalidOptionException(
                    "min", "the options min and max, and the type, leave no numbers to choose from");
        }
        return new NumberRange(low, high, digits);
    }
}
