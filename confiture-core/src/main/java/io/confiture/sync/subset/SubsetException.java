package io.confiture.sync.subset;

import io.confiture.check.Finding;
import java.util.List;

/** Says why rows could not be chosen. The findings name files, tables and what the server says of conditions, never values. */
public final class SubsetException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<Finding> findings;

    SubsetException(List<Finding> findings) {
        super(findings.get(0).message());
        this.findings = List.copyOf(findings);
    }

    /** Return what is wrong; at least one. */
    public List<Finding> findings() {
        return findings;
    }
}
