/**
 * Level 2: each prep table has its final table, whose columns can take what the prep table holds. Reads the schema files;
 * needs no database.
 */
@NullMarked
package io.confiture.seed.prep.level2;

import org.jspecify.annotations.NullMarked;
