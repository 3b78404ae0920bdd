/**
 * What was before: released migrations that must not change, ledgers of real databases, other git branches.
 *
 * <p>Reads files and asks git, and has chains of migrations replayed; it knows the model, its layouts and the ledger, and none
 * of them knows it.
 */
@NullMarked
package io.confiture.migration.history;

import org.jspecify.annotations.NullMarked;
