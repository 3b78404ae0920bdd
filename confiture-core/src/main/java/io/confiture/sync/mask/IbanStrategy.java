package io.confiture.sync.mask;

import java.util.List;

/** Replaces bank account numbers. */
public final class IbanStrategy implements MaskingStrategy {

    /** Make it; called by the service loader. */
    public IbanStrategy() {}

    @Override
    public String name() {
        return "iban";
    }

    @Override
    public String summary() {
        return "Replaces an IBAN by another one of the same country, with right check digits and blanks where they were. Different"
                + " ones stay different. Check digits of a country's own inside the number are not made right.";
    }

    @Override
    public List<Option> options() {
        return List.of(Unreadable.OPTION);
    }

    @Override
    public Masking masking(MaskingRequest request) {
        TextTypes.require(name(), request.column());
        return Unreadable.chosen(request, new IbanMasking(new SymbolPermutation(request.random())));
    }

    @Override
    public List<GoldenVector> vectors() {
        return List.of(
                new GoldenVector("text", Options.NONE, "DE89370400440532013000", "DE46787902347097661585"),
                new GoldenVector(
                        "character varying(42)",
                        Options.NONE,
                        "GB82 WEST 1234 5698 7654 32",
                        "GB88 SIJV 2810 0789 7442 07"));
    }
}
