package io.confiture.sync.mask;

/**
 * Tells the digits and letters of a text from the rest, which is its shape. Used once.
 *
 * <p>Digits may be of any script, letters are A to Z. Blanks and punctuation belong to the shape; letters of other alphabets,
 * marks and pictures are refused, because they would stay and tell something.
 */
final class Shape {

    private static final int KEPT = (1 << Character.SPACE_SEPARATOR)
            | (1 << Character.LINE_SEPARATOR)
            | (1 << Character.PARAGRAPH_SEPARATOR)
            | (1 << Character.CONTROL)
            | (1 << Character.DASH_PUNCTUATION)
            | (1 << Character.START_PUNCTUATION)
            | (1 << Character.END_PUNCTUATION)
            | (1 << Character.CONNECTOR_PUNCTUATION)
            | (1 << Character.OTHER_PUNCTUATION)
            | (1 << Character.INITIAL_QUOTE_PUNCTUATION)
            | (1 << Character.FINAL_QUOTE_PUNCTUATION)
            | (1 << Character.MATH_SYMBOL)
            | (1 << Character.CURRENCY_SYMBOL)
            | (1 << Character.MODIFIER_SYMBOL);

    /** What happens to letters. */
    enum Letters {
        /** They are symbols like digits. */
        SYMBOLS,
        /** They belong to the shape. */
        STAY,
        /** There must be none. */
        REFUSED
    }

    private final char[] text;
    private final int[] places;

    /** The digits and letters from 0; only the first {@link #count} count. */
    final int[] symbols;

    /** How many there are to choose from in each place. */
    final int[] bases;

    /** How many digits and letters there are. */
    final int count;

    Shape(String value, Letters letters) {
        text = value.toCharArray();
        places = new int[text.length];
        symbols = new int[text.length];
        bases = new int[text.length];
        int found = 0;
        for (int i = 0; i < text.length; i++) {
            char c = text[i];
            int base = base(c, letters);
            if (base > 0) {
                places[found] = i;
                bases[found] = base;
                symbols[found] = base == 10 ? Character.digit(c, 10) : (c | 0x20) - 'a';
                found++;
            }
        }
        count = found;
        if (count == 0 && !value.isBlank()) {
            throw new MaskingException("the value has nothing that could be replaced in its place");
        }
    }

    private static int base(char c, Letters letters) {
        if (c >= '0' && c <= '9') {
            return 10;
        }
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
            if (letters == Letters.REFUSED) {
                throw new MaskingException("the value has letters, and only its digits would be replaced");
            }
            return letters == Letters.SYMBOLS ? 26 : 0;
        }
        int type = Character.getType(c);
        if (type == Character.DECIMAL_DIGIT_NUMBER) {
            return 10;
        }
        if ((KEPT & 1 << type) == 0 && !(letters == Letters.STAY && Character.isLetter(c))) {
            throw new MaskingException(
                    "the value has characters that are neither digits nor letters from A to Z, and would stay");
        }
        return 0;
    }

    /** Return the text with the symbols as they are now; each of the script and case that it was of. */
    String written() {
        for (int i = 0; i < count; i++) {
            char c = text[places[i]];
            int before = bases[i] == 10 ? Character.digit(c, 10) : (c | 0x20) - 'a';
            text[places[i]] = (char) (c - before + symbols[i]);
        }
        return new String(text);
    }

    /** Return the bases as a text, which chooses the permutation: values of one shape go by one, with or without blanks. */
    String tweak() {
        char[] kinds = new char[count];
        for (int i = 0; i < count; i++) {
            kinds[i] = bases[i] == 10 ? '0' : 'a';
        }
        return new String(kinds);
    }
}
