package io.confiture.migration;

import io.confiture.catalog.CatalogSnapshot;
import io.confiture.check.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what applying all migrations to an empty database gave. */
public sealed interface Replay {

    /** Say that all were applied, and what the catalog is then. */
    record Complete(CatalogSnapshot snapshot) implements Replay {}

    /**
     * Say that one of them cannot be applied.
     *
     * @param migration which one; null where no migration was read
     * @param cause which one and where to look, in words
     * @param findings why it cannot; none where no migration was read
     */
    record Broken(@Nullable Migration migration, String cause, List<Finding> findings) implements Replay {
        public Broken {
            findings = List.copyOf(findings);
        }
    }
}
