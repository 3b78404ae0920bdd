package io.confiture.project;

/** How bad a finding must be to fail its check. */
public enum Threshold implements SettingWord {
    /** Warnings and worse fail. */
    WARNING,
    /** Errors and worse fail. */
    ERROR,
    /** Only the worst fail. */
    CRITICAL
}
