/**
 * Level 4: asks a database with the project's schema whether the tables are as the pattern wants them, and whether the resolvers
 * compile and run, on nothing and on a row.
 */
@NullMarked
package io.confiture.seed.prep.level4;

import org.jspecify.annotations.NullMarked;
