package io.confiture.cli;

import java.nio.file.Path;

/** Writes paths as the settings read them: in YAML's single quotes, where only the quote itself means something. */
final class SettingPath {

    private SettingPath() {}

    /** Write the absolute path. */
    static String of(Path path) {
        return quoted(path.toAbsolutePath().normalize());
    }

    /** Write the path, or a part of one, as it is. */
    static String quoted(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }
}
