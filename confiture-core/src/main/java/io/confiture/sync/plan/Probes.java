package io.confiture.sync.plan;

import io.confiture.sync.mask.Masking;
import io.confiture.sync.mask.MaskingException;
import java.util.List;

/** Asks maskings for made-up values, to tell two of them apart that should be the same. */
final class Probes {

    private static final String REFUSED = "-";

    /** Of what columns that refer to each other hold; long ones too, since a short column takes less of them. */
    private static final List<String> VALUES = List.of(
            "1",
            "42",
            "2000000000",
            "confiture",
            "ann.example@example.com",
            "A somewhat longer text of more than forty characters, as names can be",
            "123e4567-e89b-12d3-a456-426614174000",
            "2001-02-03",
            "{1}",
            "{confiture}");

    private Probes() {}

    /** Return what a masking gives for all values: the same text for the same mapping. */
    static List<String> answers(Masking masking) {
        return VALUES.stream().map(value -> answer(masking, value)).toList();
    }

    /** Say whether two maskings give something else for the same value. */
    static boolean differ(Masking one, Masking other) {
        return VALUES.stream().anyMatch(value -> {
            String a = answer(one, value);
            String b = answer(other, value);
            return !a.equals(b) && !a.equals(REFUSED) && !b.equals(REFUSED);
        });
    }

    private static String answer(Masking masking, String value) {
        try {
            return "=" + masking.mask(value);
        } catch (MaskingException e) {
            // No value of the column's type: there is nothing to compare.
            return REFUSED;
        }
    }
}
