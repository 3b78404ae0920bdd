package io.confiture.project;

/** Whether each migration must have a way back. */
public enum DownPolicy implements SettingWord {
    /** As the tool of the layout expects it. */
    AUTO,
    /** Always. */
    TRUE,
    /** Never. */
    FALSE
}
