package io.confiture.migration.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Says what the list of released migrations is to become.
 *
 * @param file the list
 * @param name the list as people read it
 * @param text its new text
 * @param added ids of the migrations that are new in it
 * @param changes what is done about accepted migrations, in words
 * @param refused what was released, does not agree with its line, and was not accepted; then nothing is written
 */
public record FreezePlan(
        Path file, String name, String text, List<String> added, List<String> changes, List<String> refused) {

    /** Copy the lists. */
    public FreezePlan {
        added = List.copyOf(added);
        changes = List.copyOf(changes);
        refused = List.copyOf(refused);
    }

    /** Say whether there is something to write. */
    public boolean hasChanges() {
        return refused.isEmpty() && !(added.isEmpty() && changes.isEmpty());
    }

    /** Write the list; does nothing where nothing changed or something is refused. */
    public void write() throws IOException {
        if (hasChanges()) {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, text);
        }
    }
}
