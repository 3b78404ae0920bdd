package io.confiture.sync.mask;

/**
 * Gives addresses from bits.
 *
 * @param random draws them
 * @param domain the domain of new addresses
 * @param keepDomain whether that of a value stays instead, where it has one
 * @param length how many characters stand before the {@code @}
 */
record EmailMasking(Pseudorandom random, String domain, boolean keepDomain, int length) implements Masking {

    /** Digits and letters without those that look alike. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final int BITS = 5;

    @Override
    public String mask(String value) {
        if (value.isBlank()) {
            return value;
        }
        String canonical = Canonical.of(value);
        int at = keepDomain ? canonical.lastIndexOf('@') : -1;
        String kept = at > 0 && canonical.indexOf('@') == at ? canonical.substring(at + 1) : "";
        return local(canonical) + '@' + (isDomain(kept) ? kept : domain);
    }

    private String local(String canonical) {
        char[] local = new char[length];
        long bits = random.bits(canonical, 0);
        int left = Long.SIZE;
        int draw = 0;
        for (int i = 0; i < length; i++) {
            if (left == 0) {
                bits = random.bits(canonical, ++draw);
                left = Long.SIZE;
            }
            // The last character of a draw takes the four bits that are left of it.
            local[i] = ALPHABET.charAt((int) (bits & 31));
            bits >>>= BITS;
            left = Math.max(0, left - BITS);
        }
        return new String(local);
    }

    /** Return whether a text is the name of a domain below a top-level one. */
    static boolean isDomain(String text) {
        boolean dot = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' || c == '-') {
                boolean inside = i > 0 && i < text.length() - 1 && Character.isLetterOrDigit(text.charAt(i - 1));
                if (!inside && !(c == '-' && i > 0 && text.charAt(i - 1) == '-')) {
                    return false;
                }
                dot |= c == '.';
            } else if (!Character.isLetterOrDigit(c)) {
                return false;
            }
        }
        return dot && text.length() <= 253;
    }

    @Override
    public Cardinality cardinality() {
        int draws = (length + 12) / 13;
        int rest = length - 13 * (draws - 1);
        return new Cardinality.Bounded(Long.SIZE * (draws - 1) + Math.min(Long.SIZE, BITS * rest));
    }

    @Override
    public int longest(int valueLength) {
        return length + 1 + (keepDomain ? Math.max(domain.length(), valueLength) : domain.length());
    }
}
