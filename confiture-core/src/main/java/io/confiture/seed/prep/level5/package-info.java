/**
 * Level 5: loads the prep seed files, runs the resolvers and asks, by SQL over the real rows, whether everything arrived.
 */
@NullMarked
package io.confiture.seed.prep.level5;

import org.jspecify.annotations.NullMarked;
