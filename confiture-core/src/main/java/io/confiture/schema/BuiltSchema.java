package io.confiture.schema;

import java.util.List;

/**
 * The schema as one SQL text.
 *
 * <p>Immutable and thread-safe. The text is meant for psql, or for whoever reads SQL as psql does: it may hold COPY data.
 *
 * @param text the text; ends in a line feed; lines are those of the files, with the line ends that they have there
 * @param hash SHA-256 in lower-case hexadecimal over, for each file in order, its name, NUL, its bytes, NUL; a file included
 *     by {@code \i} or {@code \ir} follows its includer
 * @param files the files in order
 * @param sourceMap where each line comes from
 * @param warnings what was put right or left alone by the settings
 */
public record BuiltSchema(
        String text, String hash, List<SchemaFile> files, SourceMap sourceMap, List<SchemaProblem> warnings) {

    /** Copy the lists. */
    public BuiltSchema {
        files = List.copyOf(files);
        warnings = List.copyOf(warnings);
    }

    /** Return the sizes instead of the text. */
    @Override
    public String toString() {
        return "BuiltSchema[" + files.size() + " files, " + text.length() + " chars, " + hash + "]";
    }
}
