/**
 * Loads seed files: finds them, applies them, and asks whether they can be loaded.
 *
 * <p>What is asked about the prep-seed pattern is in {@code prep}.
 */
@NullMarked
package io.confiture.seed;

import org.jspecify.annotations.NullMarked;
