package io.confiture.sync.leak;

/**
 * Names something that was not looked through.
 *
 * @param place what
 * @param reason why
 * @param inside whether it is part of the database, so that nothing can be said of it; a foreign table's rows are elsewhere
 */
public record Unscanned(Place place, String reason, boolean inside) {

    /** Name something inside of the database. */
    Unscanned(Place place, String reason) {
        this(place, reason, true);
    }

    /** Return both in words. */
    public String words() {
        return place + ": " + reason;
    }
}
