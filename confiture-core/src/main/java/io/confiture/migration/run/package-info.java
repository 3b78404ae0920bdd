/**
 * Migrations on a real database: what is to be done, and doing it.
 *
 * <p>A {@link io.confiture.migration.run.Plan} is made of files and of what the ledger says, without a database.
 */
@NullMarked
package io.confiture.migration.run;

import org.jspecify.annotations.NullMarked;
