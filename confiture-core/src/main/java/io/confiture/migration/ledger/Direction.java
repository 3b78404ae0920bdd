package io.confiture.migration.ledger;

import java.util.Locale;

/** Says what a row of the history did. */
public enum Direction {
    /** Applied a migration. */
    UP,
    /** Took one back. */
    DOWN,
    /** Recorded one as applied without running it. */
    BASELINE,
    /** Set the recorded checksums to those of the files, or forgot an unfinished run. */
    REPAIR;

    /** Return the word that the tables have. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Direction ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
