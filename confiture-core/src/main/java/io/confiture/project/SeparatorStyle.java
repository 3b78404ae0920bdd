package io.confiture.project;

/** What stands before each file in the built SQL text; for people only, nothing relies on it. */
public enum SeparatorStyle implements SettingWord {
    /** A block comment of three lines. */
    BLOCK_COMMENT,
    /** Three line comments. */
    LINE_COMMENT,
    /** The text of {@code build.separators.custom_template}. */
    CUSTOM
}
