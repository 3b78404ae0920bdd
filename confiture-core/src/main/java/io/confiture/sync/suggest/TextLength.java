package io.confiture.sync.suggest;

/** Reads the declared length of texts. */
public final class TextLength {

    private TextLength() {}

    /**
     * Return how many characters a type takes at most, or -1 when it says nothing of that.
     *
     * @param type as {@code format_type} prints it
     */
    public static int of(String type) {
        if (type.equals("character")) {
            return 1;
        }
        int open = type.indexOf('(');
        int close = type.indexOf(')');
        boolean text = type.startsWith("character(") || type.startsWith("character varying(");
        return text && close > open ? Integer.parseInt(type.substring(open + 1, close)) : -1;
    }
}
