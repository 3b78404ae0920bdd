/** Strategies: how one value becomes another that tells nothing of it. Pure functions, keyed by a secret. */
@NullMarked
package io.confiture.sync.mask;

import org.jspecify.annotations.NullMarked;
