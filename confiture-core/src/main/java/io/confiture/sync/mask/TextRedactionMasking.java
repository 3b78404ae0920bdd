package io.confiture.sync.mask;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * Replaces what patterns recognise.
 *
 * @param patterns in the order in which they look; each looks at what those before it left
 * @param replacement stands for whatever was recognised; empty for a placeholder that says what it was
 * @param length whether stars stand for it, as many as there were characters
 */
record TextRedactionMasking(List<TextPattern> patterns, Optional<String> replacement, boolean length)
        implements Masking {

    @Override
    public String mask(String value) {
        String text = value;
        for (TextPattern pattern : patterns) {
            text = without(pattern, text);
        }
        return text;
    }

    private String without(TextPattern pattern, String text) {
        if (!text.contains(pattern.needed())) {
            return text;
        }
        Matcher matcher = pattern.pattern().matcher(new Patience(text));
        if (!matcher.find()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int done = 0;
        do {
            // What finds nothing at some place, such as an end of a word, takes nothing out there.
            if (matcher.end() > matcher.start()) {
                out.append(text, done, matcher.start());
                out.append(
                        length
                                ? "*".repeat(text.codePointCount(matcher.start(), matcher.end()))
                                : replacement.orElseGet(pattern::placeholder));
                done = matcher.end();
            }
        } while (matcher.find());
        return out.append(text, done, text.length()).toString();
    }

    /** What was recognised becomes the same. */
    @Override
    public Cardinality cardinality() {
        return new Cardinality.Lossy();
    }

    @Override
    public int longest(int valueLength) {
        return length ? valueLength : -1;
    }
}
