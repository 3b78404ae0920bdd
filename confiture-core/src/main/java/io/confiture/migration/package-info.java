/**
 * Incremental migrations: which there are, in which order their tool would apply them, and what their files promise.
 *
 * <p>Discovery reads files only: no database, no process, no class loading. What is wrong with the files is a {@link
 * io.confiture.migration.LayoutProblem} beside the migrations that could be read, never an exception that loses the
 * rest.
 */
@NullMarked
package io.confiture.migration;

import org.jspecify.annotations.NullMarked;
