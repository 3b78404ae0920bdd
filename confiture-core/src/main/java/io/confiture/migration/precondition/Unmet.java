package io.confiture.migration.precondition;

/**
 * Says why a precondition does not hold.
 *
 * @param precondition which one
 * @param message what the database says instead, in one sentence
 */
public record Unmet(Precondition precondition, String message) {

    @Override
    public String toString() {
        return precondition.location() + ": " + precondition + ": " + message;
    }
}
