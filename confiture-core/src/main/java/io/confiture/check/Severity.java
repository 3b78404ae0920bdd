package io.confiture.check;

/** Says how bad a finding is, from the mildest to the worst. */
public enum Severity {
    /** Worth knowing; never fails a check. */
    INFO,
    /** Should be looked at; fails a check only where the threshold says so. */
    WARNING,
    /** Wrong; fails the check by default. */
    ERROR,
    /** Wrong in a way that makes the checks that build upon it meaningless. */
    CRITICAL
}
