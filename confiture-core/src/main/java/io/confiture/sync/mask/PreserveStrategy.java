package io.confiture.sync.mask;

import java.util.List;
import java.util.Map;

/** Keeps values, for a reason. */
public final class PreserveStrategy implements MaskingStrategy {

    /** Make it; called by the service loader. */
    public PreserveStrategy() {}

    @Override
    public String name() {
        return "preserve";
    }

    @Override
    public String summary() {
        return "Keeps values as they are. A column says that with `keep` and a reason; this is for places where only a strategy"
                + " can stand.";
    }

    @Override
    public Extent extent() {
        return Extent.NOTHING;
    }

    @Override
    public List<Option> options() {
        return List.of(Option.required("reason", Option.Type.TEXT, "Why the values may be known to everybody."));
    }

    @Override
    public Masking masking(MaskingRequest request) {
        if (request.options().text("reason", "").isBlank()) {
            throw new InvalidOptionException("reason", "the strategy preserve needs a reason");
        }
        return new PreserveMasking();
    }

    @Override
    public List<GoldenVector> vectors() {
        return List.of(new GoldenVector("text", new Options(Map.of("reason", "an example")), "Ann", "Ann"));
    }
}
