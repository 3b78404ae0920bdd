package io.confiture.assertions.error;

import java.util.stream.Collectors;

/** Moves blocks of lines to the right, as AssertJ does with values. */
final class Indented {
    private Indented() {}

    static String of(Object block) {
        return block.toString()
                .lines()
                .map(line -> line.isEmpty() ? line : "  " + line)
                .collect(Collectors.joining(System.lineSeparator()));
    }
}
