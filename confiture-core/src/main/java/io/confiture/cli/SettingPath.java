package io.confiture.cli;

import java.nio.file.Path;

/** Writes paths as the settings read them. */
final class SettingPath {

    private SettingPath() {}

    /** Write the absolute path for a key that takes one path: its text is taken as it is, but for variables. */
    static String alone(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    /** Write the absolute path for a list: in YAML's single quotes, where only the quote itself means something. */
    static String of(Path path) {
        return quoted(path.toAbsolutePath().normalize());
    }

    /** Write the path, or a part of one, as it is. */
    static String quoted(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }
}
