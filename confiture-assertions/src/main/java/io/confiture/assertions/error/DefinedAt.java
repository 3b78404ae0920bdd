package io.confiture.assertions.error;

import java.util.Optional;

/** Writes the last line of messages: where the object was defined. */
final class DefinedAt {
    private DefinedAt() {}

    static String line(Optional<String> place) {
        return place.map(at -> System.lineSeparator() + "Defined at " + at).orElse("");
    }
}
