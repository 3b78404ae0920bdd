package io.confiture.assertions.content;

import java.util.List;
import java.util.StringJoiner;

/**
 * Is a row that has other values than before.
 *
 * @param columns those in which it differs
 */
record ChangedRow(HeldRow before, HeldRow after, List<String> columns) {

    /** Return it for people: {@code id=1: email a@b.c -> x@y.z}. */
    String show(List<String> key) {
        StringJoiner shown = new StringJoiner(", ", after.show(key) + ": ", "");
        columns.forEach(column -> shown.add(column + " " + before.show(column) + " -> " + after.show(column)));
        return shown.toString();
    }
}
