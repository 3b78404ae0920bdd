/**
 * The ratchet for old projects: findings that are known and listed do not fail a check, new ones do, and what was repaired leaves
 * the list.
 */
@NullMarked
package io.confiture.suite.known;

import org.jspecify.annotations.NullMarked;
