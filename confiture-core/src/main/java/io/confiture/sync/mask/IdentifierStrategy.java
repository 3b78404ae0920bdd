package io.confiture.sync.mask;

import java.util.List;
import java.util.Map;

/** Replaces identifiers, such as order numbers and licence plates, by others of the same shape. */
public final class IdentifierStrategy implements MaskingStrategy {

    /** Make it; called by the service loader. */
    public IdentifierStrategy() {}

    @Override
    public String name() {
        return "identifier";
    }

    @Override
    public String summary() {
        return "Replaces letters by letters of the same case and digits by digits, and leaves blanks and punctuation where they"
                + " are: `AB-1234` becomes something like `QK-8036`. Different values stay different.";
    }

    @Override
    public List<Option> options() {
        return List.of(Unreadable.OPTION);
    }

    @Override
    public Masking masking(MaskingRequest request) {
        TextTypes.require(name(), request.column());
        return Unreadable.chosen(
                request, new ShapeMasking(new SymbolPermutation(request.random()), Shape.Letters.SYMBOLS));
    }

    @Override
    public List<GoldenVector> vectors() {
        return List.of(
                new GoldenVector("text", Options.NONE, "AB-1234", "BX-1281"),
                new GoldenVector("text", Options.NONE, "Customer_000017", "Hljuuonp_354698"),
                new GoldenVector(
                        "text",
                        new Options(Map.of("invalid", "null")),
                        "7f3a-0b12-99c4-77de-aa10",
                        "0p9z-9s56-97q7-82hz-og92"));
    }
}
