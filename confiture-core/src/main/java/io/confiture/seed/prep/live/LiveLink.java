package io.confiture.seed.prep.live;

import org.jspecify.annotations.Nullable;

/**
 * A key of a prep table and what becomes of it: {@code fk_x_id} is to be turned into {@code fk_x}.
 *
 * @param prep the prep table's column
 * @param resolved the final table's column, or null when there is none
 * @param reference what the final column stands for, or null when neither a constraint nor a name tells
 */
public record LiveLink(
        LiveColumn prep,
        @Nullable LiveColumn resolved,
        @Nullable LiveReference reference) {

    private static final String PREFIX = "fk_";
    private static final String SUFFIX = "_id";

    /** Say whether a column of a prep table is such a key by its name; in capitals too, when it is quoted. */
    static boolean isKey(String column) {
        int length = column.length();
        return length > PREFIX.length() + SUFFIX.length()
                && isReference(column)
                && column.regionMatches(true, length - SUFFIX.length(), SUFFIX, 0, SUFFIX.length());
    }

    /** Say whether a column of a final table is a reference by its name. */
    static boolean isReference(String column) {
        return column.length() > PREFIX.length() && column.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }

    /** Return the name of the final column for a prep column. */
    public static String resolvedName(String column) {
        return column.substring(0, column.length() - SUFFIX.length());
    }

    /** Return what follows {@code fk_} in the name of a final column. */
    static String role(String column) {
        return column.substring(PREFIX.length());
    }
}
