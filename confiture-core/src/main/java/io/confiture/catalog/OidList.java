package io.confiture.catalog;

import java.util.Arrays;

/** Reads oids as a query prints them: one number, or an array {@code {1,2}}. */
final class OidList {
    private static final long[] NONE = {};

    private OidList() {}

    static long[] parse(String text) {
        String inner = text.startsWith("{") ? text.substring(1, text.length() - 1) : text;
        if (inner.isEmpty()) {
            return NONE;
        }
        return Arrays.stream(inner.split(",", -1)).mapToLong(Long::parseLong).toArray();
    }
}
