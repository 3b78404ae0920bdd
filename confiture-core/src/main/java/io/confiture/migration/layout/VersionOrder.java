package io.confiture.migration.layout;

import java.math.BigInteger;

/** Compares versions. */
public final class VersionOrder {

    private VersionOrder() {}

    /** Say whether a text is nothing but ASCII digits, and at least one. */
    static boolean isNumber(String text) {
        return !text.isEmpty() && digits(text, 0) == text.length();
    }

    /** Return where the run of ASCII digits that starts here ends. */
    static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    /** Compare versions that are numbers. */
    static int numbers(String one, String other) {
        return new BigInteger(one).compareTo(new BigInteger(other));
    }

    /**
     * Compare run by run: digits as numbers, everything else as text.
     *
     * <p>So {@code 9} is before {@code 10}, {@code 1} equals {@code 01}, and {@code 2026-02-05} equals {@code
     * 2026-2-5}.
     */
    public static int natural(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() && j < other.length()) {
            int iEnd = digits(one, i);
            int jEnd = digits(other, j);
            if (iEnd > i && jEnd > j) {
                int order = numbers(one.substring(i, iEnd), other.substring(j, jEnd));
                if (order != 0) {
                    return order;
                }
                i = iEnd;
                j = jEnd;
            } else if (one.charAt(i) != other.charAt(j)) {
                return Character.compare(one.charAt(i), other.charAt(j));
            } else {
                i++;
                j++;
            }
        }
        return Integer.compare(one.length() - i, other.length() - j);
    }
}
