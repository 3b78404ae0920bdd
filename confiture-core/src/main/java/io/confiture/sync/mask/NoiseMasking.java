package io.confiture.sync.mask;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Moves numbers.
 *
 * @param random draws
 * @param percent how far, in percent of the number
 * @param amount how far instead, or null
 * @param range what may be written
 */
record NoiseMasking(
        Pseudorandom random, int percent, @Nullable BigDecimal amount, NumberRange range) implements Masking {

    /** Longer numbers are none that anybody blurs, and computing with them takes forever. */
    private static final int LONGEST = 400;

    @Override
    public String mask(String value) {
        if (NumberRange.isNone(value)) {
            return value;
        }
        BigDecimal number = read(value);
        // The unit is what the last decimal counts; all below is done in whole units.
        int scale = number.scale();
        BigInteger at = number.unscaledValue();
        BigInteger spread = amount == null
                ? at.abs().multiply(BigInteger.valueOf(percent)).divide(BigInteger.valueOf(100))
                : amount.setScale(scale, RoundingMode.FLOOR).unscaledValue();
        spread = spread.max(BigInteger.ONE);
        BigInteger low = at.subtract(spread);
        BigInteger high = at.add(spread);
        if (range.least() != null) {
            low = low.max(range.least().setScale(scale, RoundingMode.CEILING).unscaledValue());
        }
        if (range.greatest() != null) {
            high = high.min(range.greatest().setScale(scale, RoundingMode.FLOOR).unscaledValue());
        }
        if (low.compareTo(high) > 0) {
            // The number itself is out of bounds: what lies next to it within, as wide as it would have moved.
            boolean above = range.greatest() != null && high.compareTo(at) < 0;
            BigInteger bound = above ? high : low;
            low = above ? bound.subtract(spread) : bound;
            high = above ? bound : bound.add(spread);
        }
        BigInteger chosen = chosen(value, at, low, high);
        return written(new BigDecimal(chosen, scale));
    }

    private BigDecimal read(String value) {
        BigDecimal number;
        try {
            number = value.length() > LONGEST ? null : new BigDecimal(value);
        } catch (NumberFormatException e) {
            number = null;
        }
        if (number == null || Math.abs(number.scale()) > LONGEST) {
            throw new MaskingException("the value is no number that could be moved");
        }
        if (range.digits() == 0) {
            return number;
        }
        // Few digits are held, so a move by a digit behind them would be none.
        BigDecimal held = number.round(new MathContext(range.digits(), RoundingMode.HALF_EVEN));
        return held.signum() == 0 ? held : held.setScale(held.scale() + range.digits() - held.precision());
    }

    /** Choose one of the numbers between, without the value's own. */
    private BigInteger chosen(String value, BigInteger at, BigInteger low, BigInteger high) {
        boolean within = at.compareTo(low) >= 0 && at.compareTo(high) <= 0;
        BigInteger count = high.subtract(low).add(within ? BigInteger.ZERO : BigInteger.ONE);
        if (count.signum() <= 0) {
            throw new MaskingException("the bounds leave no other number than the value");
        }
        BigInteger offset = count.bitLength() < Long.SIZE
                ? BigInteger.valueOf(random.below(count.longValueExact(), value, 0))
                : wide(value, count);
        BigInteger chosen = low.add(offset);
        return within && chosen.compareTo(at) >= 0 ? chosen.add(BigInteger.ONE) : chosen;
    }

    /** Draw below a bound of many bits: 64 bits more than it has leave no preference to speak of. */
    private BigInteger wide(String value, BigInteger bound) {
        BigInteger drawn = BigInteger.ZERO;
        for (int draw = 0; draw < bound.bitLength() / Long.SIZE + 2; draw++) {
            drawn = drawn.shiftLeft(Long.SIZE).or(new BigInteger(Long.toUnsignedString(random.bits(value, draw))));
        }
        return drawn.mod(bound);
    }

    private String written(BigDecimal number) {
        return range.digits() == 0 ? number.toPlainString() : number.toString();
    }

    @Override
    public Cardinality cardinality() {
        return new Cardinality.Lossy();
    }

    /** A number may get a digit and a sign; bounds stand in for one that is far from them. */
    @Override
    public int longest(int valueLength) {
        if (range.digits() > 0) {
            // A sign, the digits, a point, and zeros before them or an exponent.
            return range.digits() + 9;
        }
        int longest = valueLength + 2;
        for (@Nullable BigDecimal bound : new @Nullable BigDecimal[] {amount, range.least(), range.greatest()}) {
            longest = bound == null
                    ? longest
                    : Math.max(longest, bound.toPlainString().length() + valueLength + 2);
        }
        return longest;
    }
}
