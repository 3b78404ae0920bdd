package io.confiture.sync.mask;

import java.util.Map;
import java.util.Objects;

/** Makes maskings of one strategy for tests, as the planner would. */
record TryMasking(String strategy, String type) {

    private static final Strategies ALL = Strategies.load(TryMasking.class.getClassLoader());

    TryMasking(String strategy) {
        this(strategy, "text");
    }

    /** Mask a value that does not become NULL. */
    static String masked(Masking masking, String value) {
        return Objects.requireNonNull(masking.mask(value));
    }

    Masking of() {
        return of(Options.NONE);
    }

    Masking of(String option, Object value) {
        return of(new Options(Map.of(option, value)));
    }

    Masking of(String option, Object value, String other, Object otherValue) {
        return of(new Options(Map.of(option, value, other, otherValue)));
    }

    Masking of(Options options) {
        MaskedColumn column = new MaskedColumn("people.value", type, true);
        return new Maskings(ALL, MaskKey.ofChecks()).of(strategy, options, column, false, "link:test");
    }
}
