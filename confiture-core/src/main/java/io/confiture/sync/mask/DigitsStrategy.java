package io.confiture.sync.mask;

import java.util.List;
import java.util.Map;

/** Replaces the digits of texts and numbers. */
public final class DigitsStrategy implements MaskingStrategy {

    /** Make it; called by the service loader. */
    public DigitsStrategy() {}

    @Override
    public String name() {
        return "digits";
    }

    @Override
    public String summary() {
        return "Replaces all digits by others, and leaves what is between them: `123-45-6789` becomes something like"
                + " `804-71-2256`. Different values stay different. A number keeps its sign and how many digits it has.";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.choice(
                        "letters",
                        List.of("fail", "keep"),
                        "What happens to a text with letters: it is a value of another kind, or they stay as they are. Use"
                                + " `identifier` to replace them too."),
                Unreadable.OPTION);
    }

    @Override
    public Masking masking(MaskingRequest request) {
        SymbolPermutation permutation = new SymbolPermutation(request.random());
        if (TextTypes.isText(request.column())) {
            boolean keep = request.options().text("letters", "fail").equals("keep");
            return Unreadable.chosen(
                    request, new ShapeMasking(permutation, keep ? Shape.Letters.STAY : Shape.Letters.REFUSED));
        }
        return Unreadable.chosen(request, NumberMasking.of(name(), request.column(), request.random(), permutation));
    }

    @Override
    public List<GoldenVector> vectors() {
        return List.of(
                new GoldenVector("text", Options.NONE, "123-45-6789", "406-13-1349"),
                new GoldenVector("text", new Options(Map.of("letters", "keep")), "Room 12", "Room 15"),
                new GoldenVector(
                        "character varying(40)", Options.NONE, "00123456789012345678901", "95369807908697103884955"),
                new GoldenVector("integer", Options.NONE, "2147483647", "1967754380"),
                new GoldenVector("bigint", Options.NONE, "-9223372036854775808", "-6034918766508100670"),
                new GoldenVector("numeric(10,2)", Options.NONE, "1204.50", "3652.46"));
    }
}
