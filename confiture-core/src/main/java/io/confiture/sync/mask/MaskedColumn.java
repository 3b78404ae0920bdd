package io.confiture.sync.mask;

/**
 * Describes the column that a masking is for, as far as a strategy may care.
 *
 * @param name the column as people read it, for messages: {@code users.email}
 * @param type the type of its values, or of their elements when it is an array, as {@code format_type} prints it with an empty
 *     search path: {@code character varying(40)}; of a domain the type below
 * @param nullable whether NULL may be written
 */
public record MaskedColumn(String name, String type, boolean nullable) {

    /** Return the type without length and the like: {@code character varying}. */
    public String baseType() {
        int open = type.indexOf('(');
        if (open < 0) {
            return type;
        }
        int close = type.indexOf(')', open);
        return (type.substring(0, open) + type.substring(close + 1)).strip();
    }
}
