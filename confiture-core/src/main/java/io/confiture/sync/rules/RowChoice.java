package io.confiture.sync.rules;

import io.confiture.project.SourceLocation;
import org.jspecify.annotations.Nullable;

/**
 * Says which rows of a table are copied.
 *
 * @param location where it is written, or null when all are copied because nothing is
 * @param condition an SQL condition on the source's rows, or null for all of them
 * @param percent how much of them, chosen by the row's own values so that it is the same each time; 100 for all
 * @param children whether rows that refer to chosen rows come too; rows that chosen rows refer to always do
 */
public record RowChoice(
        @Nullable SourceLocation location, @Nullable String condition, double percent, boolean children) {

    /** Chooses all rows. */
    public static final RowChoice ALL = new RowChoice(null, null, 100, false);

    /** Say whether all rows are copied. */
    public boolean all() {
        return condition == null && percent >= 100;
    }
}
