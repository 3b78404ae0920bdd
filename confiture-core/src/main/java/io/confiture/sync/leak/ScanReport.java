package io.confiture.sync.leak;

import java.util.List;

/**
 * Says what was found in a database.
 *
 * @param hits in order of what was looked for and where
 * @param coverage how much was looked through
 */
public record ScanReport(List<Hit> hits, Coverage coverage) {

    /** Copy the list. */
    public ScanReport {
        hits = List.copyOf(hits);
    }
}
