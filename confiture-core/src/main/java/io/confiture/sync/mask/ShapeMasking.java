package io.confiture.sync.mask;

/**
 * Permutes the digits, and maybe the letters, of texts, and keeps their shape.
 *
 * @param permutation permutes
 * @param letters what happens to letters
 */
record ShapeMasking(SymbolPermutation permutation, Shape.Letters letters) implements Masking {

    @Override
    public String mask(String value) {
        if (value.isBlank()) {
            return value;
        }
        Shape shape = new Shape(value, letters);
        permutation.permute(shape.symbols, shape.bases, 0, shape.count, shape.tweak());
        return shape.written();
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
