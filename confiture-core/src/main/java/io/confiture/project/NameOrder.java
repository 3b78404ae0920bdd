package io.confiture.project;

import java.math.BigInteger;
import java.util.Comparator;

/**
 * Compares names of files, with {@code /} between directories: path component by component, in code-point order.
 *
 * <p>Not {@link java.nio.file.Path#compareTo}, which on Unix compares all bytes and so puts {@code 10.sql} before
 * {@code 10/a.sql} ({@code .} is less than {@code /}); and not {@link String#compareTo}, which compares UTF-16 units.
 *
 * <p>In hexadecimal order a component with a prefix comes before one without, and two of them compare by the prefix's value.
 * A prefix is what stands before the first {@code _}: digits and A to F, or the same in any case behind {@code 0x}. It counts
 * for directories too, so that {@code 01_a/02_y.sql} comes before {@code 02_b/01_x.sql}.
 */
public final class NameOrder implements Comparator<String> {
    private final SortMode mode;

    /** Make an order. */
    public NameOrder(SortMode mode) {
        this.mode = mode;
    }

    @Override
    public int compare(String a, String b) {
        int left = 0;
        int right = 0;
        while (left <= a.length() && right <= b.length()) {
            int leftEnd = componentEnd(a, left);
            int rightEnd = componentEnd(b, right);
            int order = compareComponents(a.substring(left, leftEnd), b.substring(right, rightEnd));
            if (order != 0) {
                return order;
            }
            left = leftEnd + 1;
            right = rightEnd + 1;
        }
        // The one that has no component left comes first.
        return Boolean.compare(left <= a.length(), right <= b.length());
    }

    private static int componentEnd(String name, int from) {
        int slash = name.indexOf('/', from);
        return slash < 0 ? name.length() : slash;
    }

    private int compareComponents(String a, String b) {
        if (mode == SortMode.ALPHABETICAL) {
            return compareText(a, b);
        }
        BigInteger left = prefix(a);
        BigInteger right = prefix(b);
        if (left == null || right == null) {
            return left == null && right == null ? compareText(a, b) : left == null ? 1 : -1;
        }
        int byValue = left.compareTo(right);
        int byRest = byValue != 0 ? byValue : compareText(a.substring(a.indexOf('_')), b.substring(b.indexOf('_')));
        // 0A_x and 00A_x have the same value and rest; they still need one order.
        return byRest != 0 ? byRest : compareText(a, b);
    }

    /** Return the value of the hexadecimal prefix, or null when there is none. */
    static @org.jspecify.annotations.Nullable BigInteger prefix(String component) {
        int end = component.indexOf('_');
        boolean marked = component.startsWith("0x") || component.startsWith("0X");
        int start = marked ? 2 : 0;
        if (end <= start) {
            return null;
        }
        for (int i = start; i < end; i++) {
            char c = component.charAt(i);
            boolean digit = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (marked && c >= 'a' && c <= 'f');
            if (!digit) {
                return null;
            }
        }
        return new BigInteger(component.substring(start, end), 16);
    }

    private static int compareText(String a, String b) {
        int i = 0;
        while (i < a.length() && i < b.length()) {
            int left = a.codePointAt(i);
            int right = b.codePointAt(i);
            if (left != right) {
                return Integer.compare(left, right);
            }
            i += Character.charCount(left);
        }
        return Integer.compare(a.length(), b.length());
    }
}
