package io.confiture.sync.mask;

import java.util.List;

/** Replaces UUIDs. */
public final class UuidStrategy implements MaskingStrategy {

    /** Make it; called by the service loader. */
    public UuidStrategy() {}

    @Override
    public String name() {
        return "uuid";
    }

    @Override
    public String summary() {
        return "Replaces a UUID by another one of the same version and variant. Different ones stay different. A time inside, as in"
                + " versions 1 and 7, does not stay, so neither does the order. In texts the dashes and the case stay.";
    }

    @Override
    public List<Option> options() {
        return List.of(Unreadable.OPTION);
    }

    @Override
    public Masking masking(MaskingRequest request) {
        if (!request.column().baseType().equals("uuid")) {
            TextTypes.require(name(), request.column());
        }
        return Unreadable.chosen(request, new UuidMasking(request.random()));
    }

    @Override
    public List<GoldenVector> vectors() {
        return List.of(
                new GoldenVector(
                        "uuid",
                        Options.NONE,
                        "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
                        "fe415fd7-871a-13b0-aeb4-ed766b7d0fa4"),
                new GoldenVector(
                        "text",
                        Options.NONE,
                        "{018F2B3C-4D5E-7F60-8A7B-8C9DAEBFC0D1}",
                        "{F670703B-6EBC-782A-BEB4-C11CB7717E46}"),
                new GoldenVector(
                        "text", Options.NONE, "9b2f6c1e5d8a4e7fb3a1c0d2e4f60718", "4c39df7cbbff4bd28ddc651acb8d5dc9"));
    }
}
