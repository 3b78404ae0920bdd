/**
 * Validates the prep-seed pattern on five levels: rows with UUID keys are loaded into prep tables, and resolution functions
 * turn them into the rows of the final tables.
 */
@NullMarked
package io.confiture.seed.prep;

import org.jspecify.annotations.NullMarked;
