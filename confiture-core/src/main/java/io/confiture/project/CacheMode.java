package io.confiture.project;

/** Whether a check whose inputs have not changed is run again. */
public enum CacheMode implements SettingWord {
    /** Not where all that can change the answer is known: files, settings, version and server binaries. */
    AUTO,
    /** Always. */
    OFF
}
