package io.confiture.sql.ddl;

import io.confiture.project.SourceLocation;

/**
 * Tells of a statement that may define tables and could not be followed.
 *
 * @param reason why, as a sentence
 * @param location where it stands
 */
public record NotFollowed(String reason, SourceLocation location) {}
