package io.confiture.sync.mask;

import java.util.List;
import java.util.Map;

/** Replaces telephone numbers. */
public final class PhoneStrategy implements MaskingStrategy {

    /** Make it; called by the service loader. */
    public PhoneStrategy() {}

    @Override
    public String name() {
        return "phone";
    }

    @Override
    public String summary() {
        return "Replaces the digits of a telephone number, and letters such as those of `ext.`, and keeps its length, blanks and"
                + " punctuation. With and without punctuation a number becomes the same one. Different numbers stay different."
                + " The new ones may exist: never call them.";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.of(
                        "keep_country_code",
                        Option.Type.FLAG,
                        "false",
                        "Keep the country code of numbers that begin with `+` or `00`."),
                Unreadable.OPTION);
    }

    @Override
    public Masking masking(MaskingRequest request) {
        TextTypes.require(name(), request.column());
        SymbolPermutation permutation = new SymbolPermutation(request.random());
        boolean keep = request.options().flag("keep_country_code", false);
        return Unreadable.chosen(
                request, keep ? new PhoneMasking(permutation) : new ShapeMasking(permutation, Shape.Letters.SYMBOLS));
    }

    @Override
    public List<GoldenVector> vectors() {
        Options keep = new Options(Map.of("keep_country_code", "true"));
        return List.of(
                new GoldenVector("text", Options.NONE, "+1 (555) 010-0199", "+1 (272) 444-5875"),
                new GoldenVector("text", keep, "+49 30 901820", "+49 86 937215"),
                new GoldenVector("text", keep, "0033 1 99 00 12 34", "0033 9 36 50 61 05"),
                new GoldenVector("text", keep, "030/901820", "191/050060"));
    }
}
