package io.confiture.sql.rows;

import io.confiture.project.SourceLocation;
import io.confiture.sql.SqlSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Names a text to read: a file, or one that is in memory already. Immutable and thread-safe.
 *
 * @param file the absolute path of the file
 * @param name the path as people read it: relative to the project's root, with {@code /}
 * @param source the text, or null to read the file
 */
public record SqlInput(Path file, String name, @Nullable SqlSource source) {

    /** Name a file, which is read in constant memory. */
    public static SqlInput file(Path file, String name) {
        return new SqlInput(file, name, null);
    }

    /** Return the file as a whole, as a place. */
    public SourceLocation location() {
        return SourceLocation.of(file, name);
    }

    /** Take a text that is in memory. */
    public static SqlInput of(SqlSource source) {
        return new SqlInput(source.file(), source.name(), source);
    }

    /**
     * Return the line of a place, shortened around it when long, above a line with a caret.
     *
     * @param place a place in this text; reads the file again up to there
     * @return null if the file cannot be read any more
     */
    public @Nullable String excerpt(SourceLocation place) {
        try (BufferedReader reader = open()) {
            return LineExcerpt.read(reader, place);
        } catch (IOException e) {
            // The finding that this belongs to names the place, and is worth more than this picture of it.
            return null;
        }
    }

    private BufferedReader open() throws IOException {
        return source != null
                ? new BufferedReader(new StringReader(source.text()))
                : new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
    }
}
