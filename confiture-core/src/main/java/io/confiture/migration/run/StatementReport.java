package io.confiture.migration.run;

import io.confiture.project.SourceLocation;
import java.time.Duration;

/**
 * Says how one statement of a migration ran.
 *
 * @param number its place among the statements of the migration, from 1
 * @param command what it is, such as {@code CREATE TABLE}; never its text
 * @param location where it stands
 * @param duration how long its last attempt took
 * @param rows how many rows the server says it changed
 * @param attempts how often it was sent in this run; 0 when an earlier run had done it
 */
public record StatementReport(
        int number, String command, SourceLocation location, Duration duration, long rows, int attempts) {}
