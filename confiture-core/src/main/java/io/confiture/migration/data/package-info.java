/**
 * Rows for migrations to be tried on: made from the catalog so that every constraint holds, put in before a migration runs, and
 * compared after it was taken back.
 *
 * <p>Knows sessions and statements, and nothing of how migrations are found or applied.
 */
@NullMarked
package io.confiture.migration.data;

import org.jspecify.annotations.NullMarked;
