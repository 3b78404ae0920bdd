package io.confiture.migration.layout;

import java.util.Collections;
import java.util.List;
import java.util.StringTokenizer;

/** Cuts a line into words at white space. */
final class Words {

    private Words() {}

    static List<String> of(String line) {
        return Collections.list(new StringTokenizer(line)).stream()
                .map(String.class::cast)
                .toList();
    }
}
