/**
 * Measures Confiture against its peers, side by side in one run. What is claimed are ratios; {@code docs/benchmarks.md} holds
 * the figures and says how to repeat them.
 */
@NullMarked
package io.confiture.benchmarks;

import org.jspecify.annotations.NullMarked;
