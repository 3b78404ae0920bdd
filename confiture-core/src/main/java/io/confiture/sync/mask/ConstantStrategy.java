package io.confiture.sync.mask;

import java.util.List;
import java.util.Map;

/** Replaces every value by one that the decision file gives. */
public final class ConstantStrategy implements MaskingStrategy {

    /** Make it; called by the service loader. */
    public ConstantStrategy() {}

    @Override
    public String name() {
        return "constant";
    }

    @Override
    public String summary() {
        return "Replaces every value by one that the decision file gives, of any type, written as the server writes it.";
    }

    @Override
    public List<Option> options() {
        return List.of(Option.required("value", Option.Type.TEXT, "What is written."));
    }

    @Override
    public Masking masking(MaskingRequest request) {
        String value = request.options()
                .text("value")
                .orElseThrow(() -> new InvalidOptionException("value", "the strategy constant needs the option value"));
        return new ConstantMasking(value);
    }

    @Override
    public List<GoldenVector> vectors() {
        return List.of(
                new GoldenVector("date", new Options(Map.of("value", "1970-01-01")), "1984-06-07", "1970-01-01"),
                new GoldenVector("text", new Options(Map.of("value", "nobody")), "Ann", "nobody"));
    }
}
