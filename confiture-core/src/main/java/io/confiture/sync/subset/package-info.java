/** Subsets: which rows are copied where not all are, so that no foreign key is left without its row. Reads the source, writes nothing. */
@NullMarked
package io.confiture.sync.subset;

import org.jspecify.annotations.NullMarked;
