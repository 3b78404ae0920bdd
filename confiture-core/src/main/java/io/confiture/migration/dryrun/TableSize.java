package io.confiture.migration.dryrun;

import io.confiture.migration.trace.RelationName;

/**
 * Says how large a table of the target is.
 *
 * @param table the table
 * @param rows how many rows the server estimates ({@code pg_class.reltuples}); -1 when it was never counted
 * @param bytes its size on disk with indexes and TOAST ({@code pg_total_relation_size})
 */
public record TableSize(RelationName table, long rows, long bytes) {}
