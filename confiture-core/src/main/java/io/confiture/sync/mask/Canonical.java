package io.confiture.sync.mask;

import java.text.Normalizer;
import java.util.Locale;

/** Brings texts into the form in which those that mean the same are the same. */
final class Canonical {

    private Canonical() {}

    /** Return a text without blanks around it, in lower case, composed: of names and addresses two spellings are one. */
    static String of(String text) {
        String stripped = text.strip();
        for (int i = 0; i < stripped.length(); i++) {
            if (stripped.charAt(i) >= 0x80) {
                String composed = Normalizer.normalize(stripped, Normalizer.Form.NFC);
                return Normalizer.normalize(composed.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
            }
        }
        return stripped.toLowerCase(Locale.ROOT);
    }
}
