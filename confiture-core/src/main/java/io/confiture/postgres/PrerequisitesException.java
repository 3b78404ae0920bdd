package io.confiture.postgres;

import io.confiture.check.Finding;

/** Says that the project's prerequisites do not run, so that no database can be had. */
public final class PrerequisitesException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Finding finding;

    PrerequisitesException(Finding finding) {
        super(finding.message());
        this.finding = finding;
    }

    /** Return what is wrong, and where. */
    public Finding finding() {
        return finding;
    }
}
