/** The checks of the decisions: whether they would do the job, asked without production. */
@NullMarked
package io.confiture.sync.check;

import org.jspecify.annotations.NullMarked;
