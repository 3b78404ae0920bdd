package io.confiture.project;

/** How much of the loaded and resolved rows is looked at. */
public enum PrepMode implements SettingWord {
    /** Foreign keys that got lost, rows that got lost, duplicate identifiers. */
    STANDARD,
    /** That, and every constraint, reference and sequence. */
    COMPREHENSIVE
}
