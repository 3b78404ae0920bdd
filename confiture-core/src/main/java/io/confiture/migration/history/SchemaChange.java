package io.confiture.migration.history;

import io.confiture.project.SourceLocation;

/**
 * Is a statement of the schema files that came or went.
 *
 * @param added whether it came
 * @param command what it is, such as {@code CREATE TABLE}
 * @param location where it stands, or stood
 * @param excerpt its line
 */
public record SchemaChange(boolean added, String command, SourceLocation location, String excerpt) {}
