package io.confiture.sync.mask;

/**
 * Covers characters.
 *
 * @param start how many stay at the beginning
 * @param end how many stay at the end
 * @param cover the character that covers
 * @param percentage how much of what lies between is covered
 * @param delimiters whether blanks and punctuation between stay
 */
record RetentionMasking(int start, int end, int cover, int percentage, boolean delimiters) implements Masking {

    @Override
    public String mask(String value) {
        if (value.isBlank()) {
            return value;
        }
        int[] text = value.codePoints().toArray();
        int from = start;
        int to = text.length - end;
        if (!hasContent(text, from, to)) {
            // The ends would be all there is, or all that says something: then none is kept.
            from = 0;
            to = text.length;
        }
        cover(text, from, to);
        return new String(text, 0, text.length);
    }

    private static boolean hasContent(int[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (isContent(text[i])) {
                return true;
            }
        }
        return false;
    }

    /** Return whether a character says something: all do but blanks and punctuation. */
    private static boolean isContent(int c) {
        return switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.CONNECTOR_PUNCTUATION,
                    Character.OTHER_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION -> false;
            default -> true;
        };
    }

    private void cover(int[] text, int from, int to) {
        boolean all = !delimiters || !hasContent(text, from, to);
        long content = 0;
        for (int i = from; i < to; i++) {
            content += all || isContent(text[i]) ? 1 : 0;
        }
        long left = (content * percentage + 99) / 100;
        for (int i = from; i < to && left > 0; i++) {
            if (all || isContent(text[i])) {
                text[i] = cover;
                left--;
            }
        }
    }

    @Override
    public Cardinality cardinality() {
        return new Cardinality.Lossy();
    }

    @Override
    public int longest(int valueLength) {
        return valueLength;
    }
}
