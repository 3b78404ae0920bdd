package io.confiture.migration;

import io.confiture.catalog.CatalogSnapshot;
import io.confiture.check.Outcome;

/**
 * Holds a migration that was applied for good and is to be tried further.
 *
 * @param migration the migration
 * @param up the outcome of its up script, which ran
 * @param before the catalog before it
 * @param after the catalog after it
 */
record Trial(Migration migration, Outcome up, CatalogSnapshot before, CatalogSnapshot after) {

    /** Return the rehearsal so far: the up script ran. */
    Rehearsal rehearsal() {
        return Rehearsal.of(up, "the rehearsal of " + migration.id() + " did not come that far");
    }
}
