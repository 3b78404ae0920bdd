package io.confiture.sync.leak;

import io.confiture.postgres.Session;
import java.util.Collection;
import java.util.List;

/**
 * Looks for values in every column of every table of a database, and in the texts of its catalog, in all encodings that are listed in
 * {@link Encoding}. Holds one row at a time.
 *
 * <p>What it could not look through is in its report, each with the reason. Immutable and thread-safe.
 */
public final class LeakScanner {

    private final NeedleIndex index;

    /** Look for values; those shorter than six letters and digits cannot be told from chance and are not looked for. */
    public LeakScanner(Collection<Needle> needles) {
        this.index = new NeedleIndex(needles);
    }

    /**
     * Look through a database.
     *
     * @param session not in a transaction; its settings are changed
     */
    public ScanReport scan(Session session) {
        return scan(session, Heard.NOTHING);
    }

    /** Look through a database, and tell of each value that was found. */
    ScanReport scan(Session session, Heard heard) {
        Findings findings = new Findings(index, heard);
        Coverage coverage = Scan.of(session, findings::look);
        return new ScanReport(findings.hits(), coverage);
    }

    /** Look through texts that are in no database. */
    List<Hit> look(Place place, Collection<String> texts) {
        Findings findings = new Findings(index);
        texts.forEach(text -> findings.look(place, text));
        return findings.hits();
    }
}
