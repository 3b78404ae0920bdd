package io.confiture.project;

/** What happens when an applied migration's file is no longer what it was when it was applied. */
public enum ChecksumPolicy implements SettingWord {
    /** Nothing is run. */
    FAIL,
    /** It is said, and the run goes on. */
    WARN,
    /** It is not looked at. */
    IGNORE
}
