/**
 * Reads from the catalog of a running database what the prep-seed pattern looks like there: which prep table belongs to which
 * final one, which keys stand for which references, and which functions resolve.
 */
@NullMarked
package io.confiture.seed.prep.live;

import org.jspecify.annotations.NullMarked;
