package io.confiture.sync.copy;

import io.confiture.project.DatabaseUrl;
import io.confiture.sync.mask.MaskKey;
import io.confiture.sync.mask.Strategies;
import io.confiture.sync.plan.TableSelection;
import io.confiture.sync.rules.SyncRules;
import java.util.List;

/**
 * Asks for a copy.
 *
 * @param from the database that is read; its sessions are forced to be read-only
 * @param to the database that is written
 * @param rules what becomes of every column
 * @param strategies what masks
 * @param key what it masks with
 * @param tables which tables
 * @param protectedDatabases patterns of databases that are never written to
 * @param expectedRows how many rows a table is expected to have where nothing says so
 * @param resume whether an unfinished run is gone on with, instead of begun anew
 * @param jobs how many connections copy at the same time, at least 1
 */
public record SyncRequest(
        DatabaseUrl from,
        DatabaseUrl to,
        SyncRules rules,
        Strategies strategies,
        MaskKey key,
        TableSelection tables,
        List<String> protectedDatabases,
        int expectedRows,
        boolean resume,
        int jobs) {

    /** Copy the list. */
    public SyncRequest {
        protectedDatabases = List.copyOf(protectedDatabases);
    }
}
