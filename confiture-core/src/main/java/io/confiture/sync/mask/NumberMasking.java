package io.confiture.sync.mask;

/**
 * Permutes numbers among those of the same sign, of as many digits before the point and as many after it.
 *
 * @param random permutes what is below 2^63
 * @param permutation permutes what is longer
 * @param greatest the greatest number of the type, or -1 where digits alone count
 */
record NumberMasking(Pseudorandom random, SymbolPermutation permutation, long greatest) implements Masking {

    private static final int LONG_DIGITS = 18;

    static Masking of(String strategy, MaskedColumn column, Pseudorandom random, SymbolPermutation permutation) {
        long greatest =
                switch (column.baseType()) {
                    case "smallint" -> Short.MAX_VALUE;
                    case "integer" -> Integer.MAX_VALUE;
                    case "bigint" -> Long.MAX_VALUE;
                    case "numeric" -> -1;
                    default ->
                        throw new InvalidOptionException(
                                null,
                                "the strategy " + strategy
                                        + " replaces digits of texts and whole or decimal numbers, and " + column.name()
                                        + " is of type " + column.type());
                };
        if (greatest < 0 && !fixed(column.type())) {
            // 1.5 and 1.50 are one number and two texts; with a scale each number has one text.
            throw new InvalidOptionException(
                    null,
                    "the strategy " + strategy + " needs a numeric type with a scale, such as numeric(20,0), and "
                            + column.name() + " is of type " + column.type());
        }
        return new NumberMasking(random, permutation, greatest);
    }

    private static boolean fixed(String type) {
        int open = type.indexOf('(');
        int comma = type.indexOf(',');
        if (open < 0 || comma < 0) {
            return false;
        }
        int precision = Integer.parseInt(type.substring(open + 1, comma).strip());
        int scale =
                Integer.parseInt(type.substring(comma + 1, type.indexOf(')')).strip());
        return scale >= 0 && scale <= precision;
    }

    @Override
    public String mask(String value) {
        if (NumberRange.isNone(value)) {
            return value;
        }
        boolean negative = value.startsWith("-");
        String digits = negative ? value.substring(1) : value;
        int point = digits.indexOf('.');
        String whole = point < 0 ? digits : digits.substring(0, point);
        String fraction = point < 0 ? "" : digits.substring(point + 1);
        boolean decimal = point < 0 || (greatest < 0 && isDigits(fraction));
        boolean padded = whole.length() > 1 && whole.charAt(0) == '0';
        if (!decimal || padded || !isDigits(whole)) {
            throw new MaskingException("the value is no number in digits");
        }
        String masked = masked(negative, whole + fraction, whole.equals("0"), fraction.length());
        return (negative ? "-" : "")
                + (point < 0 ? masked : masked.substring(0, whole.length()) + '.' + masked.substring(whole.length()));
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Permute the digits of a number, of which the first is 0 only where nothing stands before the point. */
    private String masked(boolean negative, String digits, boolean zero, int scale) {
        String tweak = (negative ? "-" : "+") + (zero && scale > 0 ? "0." : "") + scale;
        int length = digits.length();
        if (length > LONG_DIGITS && greatest < 0) {
            return symbols(digits, zero, tweak);
        }
        if (length > LONG_DIGITS + 1) {
            throw new MaskingException("the value is no number of the column's type");
        }
        // Zero has no sign, so what has one does not become zero.
        long least = negative ? 1 : 0;
        long after = power(length);
        if (zero && scale > 0) {
            after = power(scale);
        } else if (length > 1 || scale > 0) {
            least = power(length - 1);
        }
        // Of bigint the one number below all others is greater than a long can say: the arithmetic is unsigned.
        long highest = after - 1;
        if (greatest >= 0) {
            long limit = negative ? greatest + 1 : greatest;
            highest = length > LONG_DIGITS || Long.compareUnsigned(limit, highest) < 0 ? limit : highest;
        }
        long number = Long.parseUnsignedLong(digits);
        if (Long.compareUnsigned(number, highest) > 0 || Long.compareUnsigned(number, least) < 0) {
            throw new MaskingException("the value is no number of the column's type");
        }
        long masked = least + random.permute(highest - least + 1, number - least, tweak);
        String text = Long.toUnsignedString(masked);
        return "0".repeat(length - text.length()) + text;
    }

    private static long power(int digits) {
        long power = 1;
        for (int i = 0; i < digits; i++) {
            power *= 10;
        }
        return power;
    }

    private String symbols(String digits, boolean zero, String tweak) {
        int[] symbols = new int[digits.length()];
        int[] bases = new int[digits.length()];
        for (int i = 0; i < symbols.length; i++) {
            symbols[i] = digits.charAt(i) - '0';
            bases[i] = 10;
        }
        if (!zero) {
            symbols[0]--;
            bases[0] = 9;
        }
        permutation.permute(symbols, bases, zero ? 1 : 0, symbols.length, tweak);
        StringBuilder text = new StringBuilder(symbols.length);
        for (int i = 0; i < symbols.length; i++) {
            text.append((char) ('0' + symbols[i] + (i == 0 && !zero ? 1 : 0)));
        }
        return text.toString();
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
