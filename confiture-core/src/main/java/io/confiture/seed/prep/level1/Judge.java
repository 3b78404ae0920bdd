package io.confiture.seed.prep.level1;

import io.confiture.check.Finding;
import io.confiture.sql.rows.RowVisitor;
import java.util.ArrayList;
import java.util.List;

/** Judges one file by one rule while the file is read. For one thread. */
abstract class Judge implements RowVisitor {
    private final List<Finding> findings = new ArrayList<>();

    /** Return what was found, once the file is read to its end. */
    List<Finding> findings() {
        return findings;
    }

    /** Note a finding. */
    final void found(Finding finding) {
        findings.add(finding);
    }
}
