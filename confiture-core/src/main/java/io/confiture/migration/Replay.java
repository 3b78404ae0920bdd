package io.confiture.migration;

import io.confiture.catalog.CatalogSnapshot;
import io.confiture.check.Finding;
import java.util.List;

/** Says what applying all migrations to an empty database gave. */
public sealed interface Replay {

    /** Say that all were applied, and what the catalog is then. */
    record Complete(CatalogSnapshot snapshot) implements Replay {}

    /**
     * Say that one of them cannot be applied.
     *
     * @param cause which one, and where to look
     * @param findings why it cannot; none where no migration was read
     */
    record Broken(String cause, List<Finding> findings) implements Replay {
        public Broken {
            findings = List.copyOf(findings);
        }
    }
}
