package io.confiture.seed.prep.level5;

import io.confiture.project.PrepMode;

/** What is asked of each table when all resolvers have run. */
enum Question {
    FOREIGN_KEYS("foreign-keys-kept", "foreign keys kept", false),
    ROWS("rows-kept", "rows kept", false),
    REFERENCES("references", "references", false),
    UNIQUE("unique", "unique", false),
    NOT_NULL("not-null", "not null", true),
    CHECKS("checks", "checks", true),
    ORPHANS("orphans", "orphans", true),
    SEQUENCES("sequences", "sequences", true);

    private final String id;
    private final String displayName;
    private final boolean comprehensive;

    Question(String id, String displayName, boolean comprehensive) {
        this.id = id;
        this.displayName = displayName;
        this.comprehensive = comprehensive;
    }

    String id() {
        return id;
    }

    String displayName() {
        return displayName;
    }

    /** Say whether the question is asked in a mode. */
    boolean asked(PrepMode mode) {
        return !comprehensive || mode == PrepMode.COMPREHENSIVE;
    }

    /** Say whether the question compares with prep rows, and has no answer where there are none. */
    boolean aboutPrepRows() {
        return this == FOREIGN_KEYS || this == ROWS || this == REFERENCES;
    }
}
