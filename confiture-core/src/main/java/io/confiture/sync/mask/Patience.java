package io.confiture.sync.mask;

/**
 * Is a text that a regular expression may look at only so often: one that goes back and forth without end on some value is an
 * error, not a run that stands still. Counts and no clock, so that the same value gives the same answer everywhere.
 */
final class Patience implements CharSequence {

    private static final long LOOKS_PER_CHARACTER = 2_000;
    private static final long LOOKS_AT_LEAST = 1_000_000;

    private final CharSequence text;
    private final Left left;

    /** Counts down. */
    private static final class Left {
        private long looks;
    }

    Patience(String text) {
        this.text = text;
        this.left = new Left();
        left.looks = LOOKS_AT_LEAST + LOOKS_PER_CHARACTER * text.length();
    }

    private Patience(CharSequence text, Left left) {
        this.text = text;
        this.left = left;
    }

    @Override
    public char charAt(int index) {
        if (--left.looks < 0) {
            throw new MaskingException("a pattern goes back and forth too often on the value");
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new Patience(text.subSequence(start, end), left);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
