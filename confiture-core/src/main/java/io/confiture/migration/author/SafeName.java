package io.confiture.migration.author;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** Makes a part of a file name of what somebody typed. */
final class SafeName {

    /** File systems take 255 bytes; version, ending and a sidecar's ending need some of them. */
    private static final int LIMIT = 200;

    private SafeName() {}

    /**
     * Return the words joined with {@code _}: whatever is no letter, digit or {@code -} divides them.
     *
     * <p>So a name never leaves its folder, never brings an ending of its own ({@code .up}, {@code .postgres} mean something
     * to layouts) and needs no quotes in a shell.
     *
     * @throws AuthorException when nothing is left, or too much
     */
    static String of(String typed) {
        String text = Normalizer.normalize(typed, Normalizer.Form.NFC);
        StringBuilder name = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || c == '-') {
                name.appendCodePoint(c);
            } else if (!name.isEmpty() && name.charAt(name.length() - 1) != '_') {
                name.append('_');
            }
        });
        while (!name.isEmpty() && (name.charAt(name.length() - 1) == '_' || name.charAt(name.length() - 1) == '-')) {
            name.setLength(name.length() - 1);
        }
        if (name.isEmpty()) {
            throw new AuthorException("'" + typed
                    + "' holds no letter and no digit: name what the migration does, as in" + " add_customer_bio");
        }
        if (name.toString().getBytes(StandardCharsets.UTF_8).length > LIMIT) {
            throw new AuthorException("the name is longer than " + LIMIT + " bytes, too long for a file");
        }
        return name.toString();
    }
}
