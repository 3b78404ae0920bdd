package io.confiture.project;

import java.util.Locale;

/** A choice that has one word in the settings. */
public interface SettingWord {

    /** Return the constant's name; given by the enum itself. */
    String name();

    /** Return the word that stands in the file. */
    default String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
