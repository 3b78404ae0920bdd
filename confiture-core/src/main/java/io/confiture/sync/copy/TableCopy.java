package io.confiture.sync.copy;

import io.confiture.rows.Relation;
import java.time.Duration;

/**
 * Says what was copied of a table.
 *
 * @param relation the table
 * @param rows how many rows it has in the target now
 * @param bytes how much was written, in the form of {@code COPY}
 * @param took how long its parts took, added up
 * @param masked how many columns were masked
 * @param resumed how many of the rows an earlier run had copied
 */
public record TableCopy(Relation relation, long rows, long bytes, Duration took, int masked, long resumed) {}
