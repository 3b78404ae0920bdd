/**
 * Rows made from the catalog so that every constraint holds: what a table demands of its rows, and what satisfies it.
 *
 * <p>Knows sessions and snapshots, and nothing of what the rows are for.
 */
@NullMarked
package io.confiture.rows;

import org.jspecify.annotations.NullMarked;
