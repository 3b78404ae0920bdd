package io.confiture.sync.mask;

import java.util.Set;

/**
 * Permutes the digits of cards among those with the same kept digits.
 *
 * <p>All digits between the kept ones are free but one, and that one makes the check digit right: for each choice of the others
 * there is exactly one. So it is a permutation, also where the check digit itself is kept.
 *
 * @param permutation permutes the free digits
 * @param prefix what stays at the beginning
 * @param lastFour whether the last four stay
 * @param others whether values that are no cards have all their digits replaced, instead of being refused
 */
record CardMasking(SymbolPermutation permutation, Prefix prefix, boolean lastFour, boolean others) implements Masking {

    private static final int LEAST = 13;

    private static final int MOST = 19;

    /** Beginnings of two digits that tell a brand, beside those of Mastercard. */
    private static final Set<Integer> OF_TWO = Set.of(34, 37, 36, 38, 39, 62, 65);

    /** What stays at the beginning. */
    enum Prefix {
        BRAND,
        BIN,
        NONE;

        static Prefix of(String word) {
            return switch (word) {
                case "bin" -> BIN;
                case "none" -> NONE;
                default -> BRAND;
            };
        }
    }

    @Override
    public String mask(String value) {
        if (value.isBlank()) {
            return value;
        }
        Shape shape = new Shape(value, Shape.Letters.REFUSED);
        if (isCard(shape)) {
            card(shape);
        } else if (others) {
            // What a card becomes is a card; what is none becomes none, so that the two never meet.
            do {
                permutation.permute(shape.symbols, shape.bases, 0, shape.count, "others" + shape.count);
            } while (isCard(shape));
        } else {
            throw new MaskingException(
                    "the value is no number of a payment card: it has not 13 to 19 digits, or the check"
                            + " digit is wrong");
        }
        return shape.written();
    }

    private static boolean isCard(Shape shape) {
        return shape.count >= LEAST && shape.count <= MOST && sum(shape) == 0;
    }

    private void card(Shape shape) {
        int from =
                switch (prefix) {
                    case NONE -> 0;
                    case BIN -> 6;
                    case BRAND -> brand(shape.symbols);
                };
        // The one before the kept digits, or the check digit itself, answers for the sum.
        int balance = shape.count - (lastFour ? 5 : 1);
        do {
            permutation.permute(shape.symbols, shape.bases, from, balance, "card" + (balance - from));
            // A card of no known brand must not come to one of a brand, which another has already.
        } while (prefix == Prefix.BRAND && brand(shape.symbols) != from);
        shape.symbols[balance] = 0;
        int missing = (10 - sum(shape)) % 10;
        while (weight(shape, balance) != missing) {
            shape.symbols[balance]++;
        }
    }

    /** Return how many digits tell the brand. */
    private static int brand(int[] digits) {
        int four = digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3];
        int two = four / 100;
        boolean mastercard = two >= 51 && two <= 55;
        if (mastercard || OF_TWO.contains(two)) {
            return 2;
        }
        if ((four >= 2221 && four <= 2720) || four == 6011 || (four >= 3528 && four <= 3589)) {
            return 4;
        }
        return (four >= 6440 && four <= 6499) || (four >= 3000 && four <= 3059) ? 3 : 1;
    }

    private static int sum(Shape shape) {
        int sum = 0;
        for (int i = 0; i < shape.count; i++) {
            sum += weight(shape, i);
        }
        return sum % 10;
    }

    /** Return what a digit adds to the sum: every second one from the end counts twice, as the sum of its digits. */
    private static int weight(Shape shape, int place) {
        int digit = shape.symbols[place];
        return (shape.count - place) % 2 == 1 ? digit : digit < 5 ? 2 * digit : 2 * digit - 9;
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
