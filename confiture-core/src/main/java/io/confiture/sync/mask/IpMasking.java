package io.confiture.sync.mask;

import java.util.Arrays;

/**
 * Permutes addresses and networks.
 *
 * @param four permutes those of IPv4
 * @param six permutes those of IPv6
 * @param kind what stands in the column
 */
record IpMasking(PrefixPermutation four, PrefixPermutation six, Kind kind) implements Masking {

    /** What stands in a column. */
    enum Kind {
        INET,
        CIDR,
        TEXT
    }

    @Override
    public String mask(String value) {
        if (value.isBlank()) {
            return value;
        }
        String text = value.strip();
        int slash = text.indexOf('/');
        byte[] address = IpText.read(slash < 0 ? text : text.substring(0, slash));
        int bits = 8 * address.length;
        int network = slash < 0 ? bits : IpText.length(text.substring(slash + 1), bits);
        PrefixPermutation permutation = bits == 32 ? four : six;
        boolean hosts = PrefixPermutation.hasOnes(address, network);
        byte[] masked;
        if (kind == Kind.INET || network == bits) {
            masked = permutation.of(address, bits);
        } else if (!hosts) {
            masked = permutation.of(address, network);
        } else if (kind == Kind.CIDR) {
            throw new MaskingException("the value is no network: bits behind its length are set");
        } else {
            masked = host(permutation, address, network, bits);
        }
        return IpText.written(masked) + (slash < 0 ? "" : text.substring(slash));
    }

    /** Permute a host with the length of its network, so that it does not come to the network itself. */
    private static byte[] host(PrefixPermutation permutation, byte[] address, int network, int bits) {
        byte[] masked = permutation.of(address, bits);
        if (PrefixPermutation.hasOnes(masked, network)) {
            return masked;
        }
        // The place of the network's own address is free, for the network is written with zeros.
        byte[] base = Arrays.copyOf(address, address.length);
        PrefixPermutation.clear(base, network);
        return permutation.of(base, bits);
    }

    @Override
    public Cardinality cardinality() {
        return new Cardinality.Bijective();
    }

    /** An address may be written shorter than another: the longest of IPv6 has 39 characters, of IPv4 15. */
    @Override
    public int longest(int valueLength) {
        return 39 + "/128".length();
    }
}
