/** The worker: streams tables from one database to another, masking on the way, and goes on where it was killed. */
@NullMarked
package io.confiture.sync.copy;

import org.jspecify.annotations.NullMarked;
