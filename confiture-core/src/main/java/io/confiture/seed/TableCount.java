package io.confiture.seed;

import io.confiture.project.TableName;
import org.jspecify.annotations.Nullable;

/**
 * Says how many rows a table had before seeds were applied and has after, by {@code count(*)}.
 *
 * @param table the table
 * @param before the rows before, or null when that is not known: only a function or trigger wrote to it, or it may not be read
 * @param after the rows after, or null when that is not known
 */
public record TableCount(
        TableName table, @Nullable Long before, @Nullable Long after) {}
