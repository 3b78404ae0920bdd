package io.confiture.sql.rows;

import io.confiture.sql.SqlSource;
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

    /** Take a text that is in memory. */
    public static SqlInput of(SqlSource source) {
        return new SqlInput(source.file(), source.name(), source);
    }
}
