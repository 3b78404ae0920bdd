package io.confiture.sql.ddl;

import io.confiture.project.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * Demands a condition of every row.
 *
 * @param name the constraint's name, also when PostgreSQL chose it; null when it cannot be known
 * @param expression the condition as the text has it, without the parentheses around
 * @param location where it is defined
 */
public record CheckDefinition(@Nullable String name, String expression, SourceLocation location) {}
