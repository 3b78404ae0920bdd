package io.confiture.rows;

/**
 * Describes a column as far as its values go.
 *
 * @param name the column's name
 * @param type as {@code format_type} prints it with an empty search path
 * @param notNull whether it takes no NULL, for itself or for its domain
 * @param hasDefault whether something stands in when no value is given
 * @param generated whether the server computes it, so that no value can be given
 * @param numbered whether a sequence gives its values
 */
public record Column(
        String name, String type, boolean notNull, boolean hasDefault, boolean generated, boolean numbered) {}
