package io.confiture.sync.mask;

import java.util.List;
import java.util.Map;

/** Replaces addresses and networks of the internet protocol. */
public final class IpAddressStrategy implements MaskingStrategy {

    /** Make it; called by the service loader. */
    public IpAddressStrategy() {}

    @Override
    public String name() {
        return "ip_address";
    }

    @Override
    public String summary() {
        return "Replaces IPv4 and IPv6 addresses and networks by others, so that two that share their first bits share as many"
                + " afterwards (as Crypto-PAn does): neighbours stay neighbours, and an address stays within its network."
                + " Different ones stay different; two notations of an address are one. Of networks the bits of hosts are zero.";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.of(
                        "keep_bits_v4",
                        Option.Type.INTEGER,
                        "0",
                        "How many of the first bits of IPv4 addresses stay, from 0 to 31. A network of no more bits than that"
                                + " stays as it is."),
                Option.of(
                        "keep_bits_v6",
                        Option.Type.INTEGER,
                        "0",
                        "How many of the first bits of IPv6 addresses stay, from 0 to 127. A network of no more bits than that"
                                + " stays as it is."),
                Unreadable.OPTION);
    }

    @Override
    public Masking masking(MaskingRequest request) {
        String type = request.column().baseType();
        IpMasking.Kind kind =
                switch (type) {
                    case "inet" -> IpMasking.Kind.INET;
                    case "cidr" -> IpMasking.Kind.CIDR;
                    default -> IpMasking.Kind.TEXT;
                };
        if (kind == IpMasking.Kind.TEXT) {
            TextTypes.require(name(), request.column());
        }
        Pseudorandom random = request.random();
        return Unreadable.chosen(
                request,
                new IpMasking(
                        new PrefixPermutation(
                                random.derive("4"), request.options().integer("keep_bits_v4", 0, 0, 31)),
                        new PrefixPermutation(
                                random.derive("6"), request.options().integer("keep_bits_v6", 0, 0, 127)),
                        kind));
    }

    @Override
    public List<GoldenVector> vectors() {
        return List.of(
                new GoldenVector("inet", Options.NONE, "192.0.2.17", "102.84.84.167"),
                new GoldenVector("inet", Options.NONE, "2001:db8::1/64", "b2e6:e4aa:9cf2:b6c8:d077:993b:78b7:eb0e/64"),
                new GoldenVector("cidr", Options.NONE, "198.51.100.0/24", "99.143.198.0/24"),
                new GoldenVector(
                        "cidr", new Options(Map.of("keep_bits_v6", "32")), "2001:db8:1200::/40", "2001:db8:8500::/40"),
                new GoldenVector("text", new Options(Map.of("keep_bits_v4", "8")), "203.0.113.9", "203.144.212.115"),
                new GoldenVector("text", Options.NONE, "203.0.113.0/24", "108.16.212.0/24"));
    }
}
