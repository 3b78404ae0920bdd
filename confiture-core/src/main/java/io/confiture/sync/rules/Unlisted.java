package io.confiture.sync.rules;

/** Says what becomes of a column that no decision names. There is no way to keep it. */
public enum Unlisted {
    /** It is an error. */
    FAIL,
    /** NULL is written. */
    NULL,
    /** It is left out, and gets its default. */
    DROP
}
