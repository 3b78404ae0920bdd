package io.confiture.sync.suggest;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Takes names and sentences apart into words: {@code emailAddress}, {@code E_MAIL}, {@code téléphone}. */
final class NameWords {

    private NameWords() {}

    /** Return the words in lower case, without accents; digits end a word and are left out. */
    static List<String> of(String name) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        String text = Normalizer.normalize(name.replace("ß", "ss"), Normalizer.Form.NFD);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.getType(c) == Character.NON_SPACING_MARK) {
                continue;
            }
            if (!Character.isLetter(c) || startsWord(text, i)) {
                end(word, words);
            }
            if (Character.isLetter(c)) {
                word.append(c);
            }
        }
        end(word, words);
        return words;
    }

    /** Say whether a capital letter begins a word: after a small one, or before one that is small ({@code HTTPServer}). */
    private static boolean startsWord(String text, int i) {
        if (i == 0 || !Character.isUpperCase(text.charAt(i))) {
            return false;
        }
        return Character.isLowerCase(text.charAt(i - 1))
                || (Character.isUpperCase(text.charAt(i - 1))
                        && i + 1 < text.length()
                        && Character.isLowerCase(text.charAt(i + 1)));
    }

    private static void end(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString().toLowerCase(Locale.ROOT));
            word.setLength(0);
        }
    }
}
