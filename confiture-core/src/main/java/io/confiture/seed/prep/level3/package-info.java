/**
 * Reads the resolution functions: each prep table has one, its tables lie where the schema files put them, and each
 * {@code fk_x_id} is turned into {@code fk_x} from the row that it means.
 *
 * <p>Works by following values from the columns that are written back to the tables they come from. What cannot be followed
 * is said to be not analysed, and never passes.
 */
@NullMarked
package io.confiture.seed.prep.level3;

import org.jspecify.annotations.NullMarked;
