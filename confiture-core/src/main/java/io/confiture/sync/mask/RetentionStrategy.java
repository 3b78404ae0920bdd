package io.confiture.sync.mask;

import java.util.List;
import java.util.Map;

/** Covers the middle of texts. */
public final class RetentionStrategy implements MaskingStrategy {

    /** Make it; called by the service loader. */
    public RetentionStrategy() {}

    @Override
    public String name() {
        return "masking_retention";
    }

    @Override
    public String summary() {
        return "Covers the letters and digits of a text, and keeps its length and as many characters at both ends as is asked for:"
                + " `Alice Smith` becomes `A**** ****h`. Where the kept ends would be all of the text, nothing is kept.";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.of("start", Option.Type.INTEGER, "0", "Characters to keep at the beginning."),
                Option.of("end", Option.Type.INTEGER, "0", "Characters to keep at the end."),
                Option.of("mask_char", Option.Type.TEXT, "*", "The character that covers."),
                Option.of(
                        "percentage",
                        Option.Type.INTEGER,
                        "100",
                        "How much of the letters and digits between the ends is covered, from 1 to 100, counted from the"
                                + " beginning and rounded up."),
                Option.of(
                        "keep_delimiters", Option.Type.FLAG, "true", "Keep blanks and punctuation between the ends."));
    }

    @Override
    public Masking masking(MaskingRequest request) {
        TextTypes.require(name(), request.column());
        Options options = request.options();
        String cover = options.text("mask_char", "*");
        if (cover.codePointCount(0, cover.length()) != 1 || cover.equals("\0")) {
            throw new InvalidOptionException("mask_char", "the option mask_char takes one character");
        }
        return new RetentionMasking(
                options.integer("start", 0, 0, Integer.MAX_VALUE / 2),
                options.integer("end", 0, 0, Integer.MAX_VALUE / 2),
                cover.codePointAt(0),
                options.integer("percentage", 100, 1, 100),
                options.flag("keep_delimiters", true));
    }

    @Override
    public List<GoldenVector> vectors() {
        return List.of(
                new GoldenVector("text", new Options(Map.of("start", "1", "end", "1")), "Alice Smith", "A**** ****h"),
                new GoldenVector("text", new Options(Map.of("start", "5")), "Alice", "*****"),
                new GoldenVector(
                        "text", new Options(Map.of("percentage", "50", "mask_char", "x")), "12-34-56", "xx-x4-56"));
    }
}
