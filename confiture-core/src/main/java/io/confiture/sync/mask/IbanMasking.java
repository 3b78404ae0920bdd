package io.confiture.sync.mask;

/**
 * Permutes the account in an IBAN, and computes its check digits (ISO 13616).
 *
 * @param permutation permutes
 */
record IbanMasking(SymbolPermutation permutation) implements Masking {

    /** Country and check digits. */
    private static final int HEAD = 4;

    private static final int LEAST = 15;

    private static final int MOST = 34;

    @Override
    public String mask(String value) {
        if (value.isBlank()) {
            return value;
        }
        Shape shape = new Shape(value, Shape.Letters.SYMBOLS);
        if (!isIban(value, shape)) {
            throw new MaskingException("the value is no IBAN, or its check digits are wrong");
        }
        String tweak =
                shape.tweak().substring(HEAD) + (char) ('A' + shape.symbols[0]) + (char) ('A' + shape.symbols[1]);
        permutation.permute(shape.symbols, shape.bases, HEAD, shape.count, tweak);
        int check = check(shape);
        shape.symbols[2] = check / 10;
        shape.symbols[3] = check % 10;
        return shape.written();
    }

    private static boolean isIban(String value, Shape shape) {
        return shape.count >= LEAST
                && shape.count <= MOST
                && shape.tweak().startsWith("aa00")
                && value.chars().allMatch(c -> c == ' ' || (c < 0x80 && Character.isLetterOrDigit(c)))
                && check(shape) == 10 * shape.symbols[2] + shape.symbols[3];
    }

    /** Return what the check digits must be: from 2 to 98. */
    private static int check(Shape shape) {
        int rest = 0;
        for (int i = HEAD; i < shape.count; i++) {
            rest = append(rest, shape, i);
        }
        rest = append(append(rest, shape, 0), shape, 1);
        return 98 - rest * 100 % 97;
    }

    private static int append(int rest, Shape shape, int place) {
        int symbol = shape.symbols[place];
        return shape.bases[place] == 10 ? (rest * 10 + symbol) % 97 : (rest * 100 + symbol + 10) % 97;
    }

    @Override
    public Cardinality cardinality() {
        return new Cardinality.Bijective();
    }

    @Override
    public int longest(int valueLength) {
        return valueLength;
    }
}
