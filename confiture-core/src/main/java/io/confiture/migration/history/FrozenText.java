package io.confiture.migration.history;

import io.confiture.project.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Edits the text of the list line by line, so that what nobody asked to change stays as it is.
 *
 * <p>Every entry must be one line, as it is written here; another one is refused before anything is changed.
 */
final class FrozenText {
    /** A line of the file; null once it was taken out. */
    private final List<@Nullable String> lines;

    private final List<String> original;
    private final String end;

    private final List<List<String>> before = new ArrayList<>();

    FrozenText(String text, String head) {
        this.end = text.contains("\r\n") ? "\r\n" : "\n";
        this.original = (text.isBlank() ? head : text).lines().toList();
        this.lines = new ArrayList<>(original);
        lines.forEach(line -> before.add(new ArrayList<>()));
    }

    /** Put a line at the end. */
    void append(String line) {
        lines.add(line);
        before.add(new ArrayList<>());
    }

    /** Put a line before that of an entry. */
    void insertBefore(FrozenMigration entry, String line) {
        before.get(index(entry.location())).add(line);
    }

    /** Put another line in the place of an entry's, or take it out. */
    void replace(SourceLocation place, @Nullable String line) {
        lines.set(index(place), line);
    }

    private int index(SourceLocation place) {
        int index = place.line() - 1;
        String line = original.get(index);
        if (!line.stripLeading().startsWith("- {") || !line.contains("}")) {
            throw new FreezeException(place
                    + ": this entry is not on one line, as migrate freeze writes it, and must be changed by hand");
        }
        return index;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            before.get(i).forEach(line -> text.append(line).append(end));
            String line = lines.get(i);
            if (line != null) {
                text.append(line).append(end);
            }
        }
        return text.toString();
    }
}
