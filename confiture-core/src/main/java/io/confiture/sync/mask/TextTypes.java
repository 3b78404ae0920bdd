package io.confiture.sync.mask;

import java.util.Set;

/** Knows the types of columns that take any text. */
final class TextTypes {

    private static final Set<String> NAMES = Set.of("text", "character varying", "character", "bpchar", "name");

    private TextTypes() {}

    static boolean isText(MaskedColumn column) {
        String type = column.baseType();
        return NAMES.contains(type) || type.equals("citext") || type.endsWith(".citext");
    }

    /** Refuse a column that takes no text. */
    static void require(String strategy, MaskedColumn column) {
        if (!isText(column)) {
            throw new InvalidOptionException(
                    null,
                    "the strategy " + strategy + " gives texts, and " + column.name() + " is of type " + column.type());
        }
    }
}
