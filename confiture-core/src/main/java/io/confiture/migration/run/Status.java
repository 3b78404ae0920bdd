package io.confiture.migration.run;

/** Says how a migration stands on a database. */
public enum Status {
    /** It has a file, and is not applied. */
    PENDING,
    /** It is not applied although a later one is. */
    OUT_OF_ORDER,
    /** It was begun outside of a transaction and is not at its end. */
    PARTLY,
    /** It is applied, and its files are what they were. */
    APPLIED,
    /** It was taken as applied, and did not run. */
    BASELINE,
    /** It is applied, and its files were edited since; a repeatable one will be applied again. */
    CHANGED,
    /** It is applied, and has no file any more. */
    MISSING;

    /** Say whether it is not applied, or not wholly. */
    public boolean open() {
        return this == PENDING || this == OUT_OF_ORDER || this == PARTLY;
    }
}
