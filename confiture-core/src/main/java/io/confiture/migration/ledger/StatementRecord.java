package io.confiture.migration.ledger;

import java.time.Duration;

/**
 * Says how long one statement of a migration took.
 *
 * @param line its line in the file
 * @param command what it is, such as {@code CREATE TABLE}; its text may hold secrets and is not recorded
 * @param duration how long
 * @param rows how many rows it gave or changed
 */
public record StatementRecord(int line, String command, Duration duration, long rows) {}
