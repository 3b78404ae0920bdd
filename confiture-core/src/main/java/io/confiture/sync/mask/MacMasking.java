package io.confiture.sync.mask;

/**
 * Permutes hardware addresses.
 *
 * @param random permutes
 * @param keepVendor whether the first three bytes stay
 */
record MacMasking(Pseudorandom random, boolean keepVendor) implements Masking {

    /** Where the two bits of the first byte are that say what kind of address it is. */
    private static final int KIND_BITS = 2;

    @Override
    public String mask(String value) {
        if (value.isBlank()) {
            return value;
        }
        HexText text = new HexText(value, ":-.");
        int digits = text.count();
        if (digits != 12 && digits != 16) {
            throw new MaskingException("the value is no hardware address of 6 or 8 bytes");
        }
        int bits = 4 * digits;
        long address = text.bits(0, digits);
        if (keepVendor) {
            long bound = 1L << (bits - 24);
            long device = address & (bound - 1);
            address = (address & ~(bound - 1)) | random.permute(bound, device, "device");
        } else {
            // The bits of the kind lie at the end of the first byte: six bits before them, the other bytes behind.
            int behind = bits - 8;
            long low = (1L << behind) - 1;
            long kind = (address >>> behind) & 3;
            long rest = address & low;
            long first = (address >>> (behind + KIND_BITS)) & 63;
            long permuted = random.permute(1L << (bits - KIND_BITS), (first << behind) | rest, "address");
            address = ((permuted >>> behind) << (behind + KIND_BITS)) | (kind << behind) | (permuted & low);
        }
        text.set(0, digits, address);
        return text.written();
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
