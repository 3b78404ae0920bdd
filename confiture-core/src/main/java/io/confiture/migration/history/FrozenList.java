package io.confiture.migration.history;

import io.confiture.project.SourceLocation;
import io.confiture.project.YamlNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Is the list of released migrations, as its file says.
 *
 * @param entries in the order of the file
 */
record FrozenList(List<FrozenMigration> entries) {
    private static final String KEY = "migrations";

    FrozenList {
        entries = List.copyOf(entries);
    }

    /**
     * Read the list.
     *
     * @return the list; empty when there is no file, or when it lists nothing
     * @throws io.confiture.project.YamlException when the file cannot be understood, with the place
     */
    static Optional<FrozenList> read(Path file, String name) {
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        List<FrozenMigration> entries =
                YamlNode.read(file, name).map(FrozenList::entries).orElse(List.of());
        return entries.isEmpty() ? Optional.empty() : Optional.of(new FrozenList(entries));
    }

    private static List<FrozenMigration> entries(YamlNode root) {
        root.allowOnly(List.of(KEY));
        List<YamlNode> items = root.find(KEY).map(YamlNode::items).orElse(List.of());
        Map<String, SourceLocation> seen = new HashMap<>();
        return items.stream()
                .map(item -> {
                    FrozenMigration entry = FrozenMigration.read(item);
                    SourceLocation first = seen.putIfAbsent(entry.id(), entry.location());
                    if (first != null) {
                        throw item.problem(
                                entry.id() + " stands twice, first on line " + first.line(), "keep one of the two");
                    }
                    return entry;
                })
                .toList();
    }

    /** Find a migration by its id. */
    Optional<FrozenMigration> find(String id) {
        return entries.stream().filter(e -> e.id().equals(id)).findFirst();
    }
}
