package io.confiture.sync.mask;

/**
 * Is an example of what a strategy gives.
 *
 * @param type the column's type
 * @param options what the decision file says
 * @param value the value
 * @param masked what is written instead, under {@link #KEY}
 */
public record GoldenVector(String type, Options options, String value, String masked) {

    /** The secret of all examples, and of the checks: known to everybody, so that no command ever takes it. */
    public static final String KEY = "confiture-examples-and-checks-only";

    /** The domain of all examples. */
    public static final String DOMAIN = "link:examples";
}
