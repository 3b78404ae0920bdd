package io.confiture.sync.mask;

import java.util.List;
import java.util.Map;

/** Replaces numbers of payment cards. */
public final class CreditCardStrategy implements MaskingStrategy {

    /** Make it; called by the service loader. */
    public CreditCardStrategy() {}

    @Override
    public String name() {
        return "credit_card";
    }

    @Override
    public String summary() {
        return "Replaces the number of a payment card by another one with a right check digit (Luhn). By default it keeps the"
                + " last four digits, the digits that tell the brand, blanks and dashes. Different numbers stay different.";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.of("keep_last_four", Option.Type.FLAG, "true", "Keep the last four digits, all of them."),
                Option.choice(
                        "prefix",
                        List.of("brand", "bin", "none"),
                        "Which digits stay at the beginning: those that tell the brand, the first six, or none."),
                Option.choice(
                        "invalid",
                        List.of("fail", "digits", "null"),
                        "What happens to a value that has not 13 to 19 digits with a right check digit: the run fails, all its"
                                + " digits are replaced, or NULL is written. It is never copied."));
    }

    @Override
    public Masking masking(MaskingRequest request) {
        if (!request.column().baseType().equals("bigint")) {
            TextTypes.require(name(), request.column());
        } else if (request.options().text("prefix", "brand").equals("none")) {
            throw new InvalidOptionException(
                    "prefix", "a number in a bigint cannot begin with 0, so prefix takes brand or bin");
        }
        Options options = request.options();
        CardMasking masking = new CardMasking(
                new SymbolPermutation(request.random()),
                CardMasking.Prefix.of(options.text("prefix", "brand")),
                options.flag("keep_last_four", true),
                options.text("invalid", "fail").equals("digits"));
        return options.text("invalid", "fail").equals("null") ? Unreadable.orNull(request, masking) : masking;
    }

    @Override
    public List<GoldenVector> vectors() {
        return List.of(
                new GoldenVector("text", Options.NONE, "4111 1111 1111 1111", "4899 6423 5393 1111"),
                new GoldenVector("text", Options.NONE, "3782-822463-10005", "3741-754999-20005"),
                new GoldenVector(
                        "text",
                        new Options(Map.of("prefix", "bin", "keep_last_four", "false")),
                        "5555555555554444",
                        "5555553446609774"),
                new GoldenVector("text", new Options(Map.of("prefix", "none")), "6011111111111117", "2146000818841117"),
                new GoldenVector(
                        "text", new Options(Map.of("invalid", "digits")), "4111 1111 1111 1112", "2053 1299 5819 4339"),
                new GoldenVector("bigint", Options.NONE, "4012888888881881", "4242753883811881"));
    }
}
