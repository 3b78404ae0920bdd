/**
 * Level 1 of prep-seed validation: what the seed files themselves say, read once and row by row, without a database.
 */
@NullMarked
package io.confiture.seed.prep.level1;

import org.jspecify.annotations.NullMarked;
