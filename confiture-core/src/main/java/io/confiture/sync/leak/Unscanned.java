package io.confiture.sync.leak;

/**
 * Names something that was not looked through.
 *
 * @param place what
 * @param reason why
 */
public record Unscanned(Place place, String reason) {

    /** Return both in words. */
    public String words() {
        return place + ": " + reason;
    }
}
