package io.confiture.migration.author;

import io.confiture.migration.Layout;
import java.util.List;

/**
 * Is a migration that is to be written by somebody.
 *
 * @param layout whose rules its files follow
 * @param version the version as it stands in the file names
 * @param name the words behind it
 * @param files in the order in which they were created
 * @param warnings what the author should know, one sentence each
 */
public record NewMigration(Layout layout, String version, String name, List<NewFile> files, List<String> warnings) {

    /** Copy the lists. */
    public NewMigration {
        files = List.copyOf(files);
        warnings = List.copyOf(warnings);
    }
}
