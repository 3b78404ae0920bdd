package io.confiture.migration.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Says quickly that a file is not there: each folder is listed once, where asking for three files beside each of thousands of
 * migrations takes longer than reading all of them.
 *
 * <p>Made for one look at a project's files, which do not change while it lasts. Thread-safe.
 */
public final class FolderNames {

    private final Map<Path, Optional<Set<String>>> names = new ConcurrentHashMap<>();

    /** Say whether a regular file is there. */
    public boolean isFile(Path file) {
        Path folder = file.getParent();
        Optional<Set<String>> there =
                folder == null ? Optional.empty() : names.computeIfAbsent(folder, FolderNames::list);
        // Names are only held against it without regard to case, as some file systems have it; the file system decides.
        return there.map(all -> all.contains(key(file))).orElse(true) && Files.isRegularFile(file);
    }

    /** Return the names in a folder; nothing where it cannot be listed, so that each file is asked for. */
    private static Optional<Set<String>> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            Set<String> names = new HashSet<>();
            files.forEach(file -> names.add(key(file)));
            return Optional.of(names);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String key(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    }
}
