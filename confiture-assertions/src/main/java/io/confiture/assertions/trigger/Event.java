package io.confiture.assertions.trigger;

/** Names the statements that triggers fire on, rules rewrite and publications publish. */
public enum Event {
    /** For rules only. */
    SELECT,
    /** INSERT. */
    INSERT,
    /** UPDATE. */
    UPDATE,
    /** DELETE. */
    DELETE,
    /** For triggers and publications only. */
    TRUNCATE
}
