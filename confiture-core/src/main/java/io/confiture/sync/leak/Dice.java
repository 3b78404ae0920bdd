package io.confiture.sync.leak;

import io.confiture.project.Sha256;
import java.math.BigInteger;

/** Draws letters and digits that look random and are the same each time. For one thread. */
final class Dice {

    private final String seed;
    private int draws;

    /**
     * Draw for a purpose.
     *
     * @param seed another one gives other draws
     */
    Dice(String seed) {
        this.seed = seed;
    }

    /** Return a number from 0 to below a bound. */
    long below(long bound) {
        String hex = Sha256.hex(seed + '/' + draws++);
        return new BigInteger(hex, 16).mod(BigInteger.valueOf(bound)).longValueExact();
    }

    /** Return small letters. */
    String letters(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append((char) ('a' + below(26)));
        }
        return text.toString();
    }

    /** Return digits, the first not zero. */
    String digits(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? 1 + below(9) : below(10));
        }
        return text.toString();
    }

    /** Return hexadecimal digits in small letters, the first a digit that is not zero. */
    String hex(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(Character.forDigit((int) (i == 0 ? 1 + below(9) : below(16)), 16));
        }
        return text.toString();
    }

    /** Return one of some texts. */
    String one(String... of) {
        return of[(int) below(of.length)];
    }
}
