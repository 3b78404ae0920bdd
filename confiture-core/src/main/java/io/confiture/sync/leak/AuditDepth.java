package io.confiture.sync.leak;

/**
 * Says how thoroughly an audit looks.
 *
 * @param percent how much of the source's rows give originals to look for, from above 0 to 100
 * @param bits how large the filter of all originals is, in bits: a power of two
 */
public record AuditDepth(double percent, int bits) {

    /** Looks for all originals, with a filter of 32 megabytes. */
    public static final AuditDepth ALL = new AuditDepth(100, 1 << 28);

    /** Check the range. */
    public AuditDepth {
        if (!(percent > 0 && percent <= 100) || Integer.bitCount(bits) != 1 || bits < 64) {
            throw new IllegalArgumentException(
                    "an audit looks for above 0 to 100 percent, with a power of two of bits");
        }
    }

    /** Look for a part of the originals. */
    public static AuditDepth sample(double percent) {
        return new AuditDepth(percent, ALL.bits());
    }
}
