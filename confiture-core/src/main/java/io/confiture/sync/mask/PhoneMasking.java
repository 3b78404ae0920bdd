package io.confiture.sync.mask;

/**
 * Permutes the digits of telephone numbers after the country code.
 *
 * @param permutation permutes
 */
record PhoneMasking(SymbolPermutation permutation) implements Masking {

    /** The country codes of two digits (ITU E.164); beside 1 and 7 all others have three. */
    private static final String OF_TWO =
            " 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61"
                    + " 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98 ";

    @Override
    public String mask(String value) {
        if (value.isBlank()) {
            return value;
        }
        Shape shape = new Shape(value, Shape.Letters.SYMBOLS);
        int[] symbols = shape.symbols;
        boolean plus = value.stripLeading().startsWith("+");
        boolean zeros = !plus && zeros(shape);
        int code = plus ? code(shape, 0) : zeros ? code(shape, 2) : 0;
        if (code >= shape.count || !shape.tweak().startsWith("0".repeat(code))) {
            throw new MaskingException("the value has no country code with digits after it");
        }
        do {
            permutation.permute(
                    symbols, shape.bases, code, shape.count, shape.tweak().substring(code));
            // A number without 00 must not come to one with it, which another has already.
        } while (!plus && !zeros && zeros(shape));
        return shape.written();
    }

    private static boolean zeros(Shape shape) {
        return shape.count > 2
                && shape.bases[0] == 10
                && shape.bases[1] == 10
                && shape.symbols[0] == 0
                && shape.symbols[1] == 0;
    }

    /** Return where the country code ends. */
    private static int code(Shape shape, int from) {
        if (shape.count < from + 1 || shape.symbols[from] == 1 || shape.symbols[from] == 7) {
            return from + 1;
        }
        boolean two =
                shape.count > from + 1 && OF_TWO.contains(" " + shape.symbols[from] + shape.symbols[from + 1] + " ");
        return from + (two ? 2 : 3);
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
