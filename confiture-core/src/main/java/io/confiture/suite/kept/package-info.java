/**
 * Keeps the answers of checks, and gives them again while nothing that can change them did.
 *
 * <p>In doubt a check is run: whatever cannot be read, is not known or has just changed makes all answers new ones.
 */
@org.jspecify.annotations.NullMarked
package io.confiture.suite.kept;
