package io.confiture.migration.dryrun;

/** Says where a dry run takes place. */
public enum DryRunPlace {
    /** On a throwaway database with the schema of the target, without its rows. */
    COPY,
    /** On the target itself, in one transaction that is rolled back: with its rows, and with real locks meanwhile. */
    TARGET
}
