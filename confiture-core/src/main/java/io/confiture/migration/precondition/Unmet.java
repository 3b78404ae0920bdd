package io.confiture.migration.precondition;

/**
 * Says why a precondition does not hold.
 *
 * @param precondition which one
 * @param message what the database says instead, in one sentence
 * @param asked whether the database could answer at all; otherwise the message is its error
 */
public record Unmet(Precondition precondition, String message, boolean asked) {

    /**
     * Say whether rows decided it, and other rows would decide otherwise: on a database without the real rows that says nothing
     * about the migration.
     */
    public boolean becauseOfRows() {
        return asked && precondition.type().looksAtRows();
    }

    @Override
    public String toString() {
        return precondition.location() + ": " + precondition + ": " + message;
    }
}
