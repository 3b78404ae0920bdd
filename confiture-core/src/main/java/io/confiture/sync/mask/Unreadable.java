package io.confiture.sync.mask;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes NULL instead of a value that a masking refuses.
 *
 * @param masking what may refuse
 */
record Unreadable(Masking masking) implements Masking {

    private static final String NAME = "invalid";

    /** Let decision files choose. */
    static final Option OPTION = Option.choice(
            NAME,
            List.of("fail", "null"),
            "What happens to a value that is none of this kind: the run fails, or NULL is written. It is never copied.");

    /** Do what decision files chose. */
    static Masking chosen(MaskingRequest request, Masking masking) {
        if (request.options().text(NAME, "fail").equals("fail")) {
            return masking;
        }
        return orNull(request, masking);
    }

    static Masking orNull(MaskingRequest request, Masking masking) {
        if (!request.column().nullable()) {
            throw new InvalidOptionException(
                    NAME,
                    "the option invalid takes null only where NULL may stand, and "
                            + request.column().name() + " refuses it");
        }
        return new Unreadable(masking);
    }

    @Override
    public @Nullable String mask(String value) {
        try {
            return masking.mask(value);
        } catch (MaskingException e) {
            // Asked for: the decision file says so.
            return null;
        }
    }

    @Override
    public Cardinality cardinality() {
        return masking.cardinality();
    }

    @Override
    public int longest(int valueLength) {
        return masking.longest(valueLength);
    }
}
