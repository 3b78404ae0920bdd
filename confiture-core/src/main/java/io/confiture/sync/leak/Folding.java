package io.confiture.sync.leak;

import java.text.Normalizer;
import java.util.Locale;

/** Brings texts into one form, so that what means the same is the same: no case, no accents, one width. */
final class Folding {

    private Folding() {}

    /** Return a text without case, accents and width. */
    static String fold(String text) {
        if (ascii(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
        StringBuilder kept = new StringBuilder(apart.length());
        for (int i = 0; i < apart.length(); i++) {
            char c = apart.charAt(i);
            if (Character.getType(c) != Character.NON_SPACING_MARK) {
                kept.append(c);
            }
        }
        // Upper case first: it is one for letters that have two lower ones, such as the Greek sigma.
        return kept.toString().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    /** Return a text without case, accents and width, and without all that is neither letter nor digit. */
    static String squeeze(String text) {
        String folded = fold(text);
        StringBuilder kept = new StringBuilder(folded.length());
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            // Halves of characters beyond the first plane count as letters: names are written in them too.
            if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
                kept.append(c);
            }
        }
        return kept.toString();
    }

    private static boolean ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }
}
