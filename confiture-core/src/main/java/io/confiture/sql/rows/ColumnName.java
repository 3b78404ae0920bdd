package io.confiture.sql.rows;

import io.confiture.project.SourceLocation;

/**
 * Names a column of a load's column list.
 *
 * @param name the name as PostgreSQL stores it
 * @param part whether only a part is loaded: {@code point.x}, {@code list[1]}
 * @param location where it is written
 */
public record ColumnName(String name, boolean part, SourceLocation location) {}
