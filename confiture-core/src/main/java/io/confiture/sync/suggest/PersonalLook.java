package io.confiture.sync.suggest;

/**
 * Says what a column looks like it holds.
 *
 * @param kind what
 * @param reason what gives it away: {@code its name says "phone number"}
 */
public record PersonalLook(PersonalKind kind, String reason) {

    /** Return it as a sentence's end: {@code it may hold a telephone number: its name says "phone"}. */
    @Override
    public String toString() {
        return "it may hold " + kind.words() + ": " + reason;
    }
}
