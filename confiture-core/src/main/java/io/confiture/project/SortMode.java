package io.confiture.project;

/** How schema files of equal {@code order} follow each other. */
public enum SortMode implements SettingWord {
    /** Path component by component, in code-point order. */
    ALPHABETICAL,
    /** As alphabetical, but components with a hexadecimal prefix come first, by its value. */
    HEX
}
