package io.confiture.sync.leak;

import io.confiture.sync.copy.SyncProgress;
import io.confiture.sync.copy.SyncRequest;
import io.confiture.sync.copy.SyncResult;

/** Carries out a copy: the worker of {@code confiture sync}, so that a rehearsal goes the way of the real run. */
@FunctionalInterface
public interface CopyEngine {

    /**
     * Copy.
     *
     * @throws io.confiture.sync.copy.SyncException when there is no copy
     */
    SyncResult copy(SyncRequest request, SyncProgress progress);
}
