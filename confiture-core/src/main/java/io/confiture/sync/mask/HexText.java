package io.confiture.sync.mask;

/** Is a text of hexadecimal digits with signs between them, which stay. Used once. */
final class HexText {

    private final char[] text;
    private final int[] places;
    private final boolean upper;
    private int count;

    /**
     * Read one.
     *
     * @param signs what may stand between the digits
     */
    HexText(String value, String signs) {
        text = value.toCharArray();
        places = new int[text.length];
        boolean capital = false;
        for (int i = 0; i < text.length; i++) {
            char c = text[i];
            if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')) {
                places[count++] = i;
                capital |= c >= 'A' && c <= 'F';
            } else if (signs.indexOf(c) < 0) {
                throw new MaskingException("the value has characters that are no hexadecimal digits");
            }
        }
        upper = capital;
    }

    int count() {
        return count;
    }

    /** Return the value of at most 16 digits. */
    long bits(int from, int to) {
        long bits = 0;
        for (int i = from; i < to; i++) {
            bits = bits << 4 | Character.digit(text[places[i]], 16);
        }
        return bits;
    }

    void set(int from, int to, long bits) {
        long left = bits;
        for (int i = to - 1; i >= from; i--) {
            text[places[i]] = (upper ? "0123456789ABCDEF" : "0123456789abcdef").charAt((int) (left & 15));
            left >>>= 4;
        }
    }

    /** Return the text, in capitals when there were any. */
    String written() {
        return new String(text);
    }
}
