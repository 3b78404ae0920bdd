package io.confiture.migration;

import io.confiture.catalog.CatalogSnapshot;

/** Says what applying all migrations to an empty database gave. */
public sealed interface Replay {

    /** Say that all were applied, and what the catalog is then. */
    record Complete(CatalogSnapshot snapshot) implements Replay {}

    /** Say that one of them cannot be applied. */
    record Broken(String cause) implements Replay {}
}
