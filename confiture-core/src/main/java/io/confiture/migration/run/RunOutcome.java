package io.confiture.migration.run;

/** Says how a run on a real database ended; the command line makes its exit code of it. */
public enum RunOutcome {
    /** Nothing was to be done: all is as asked. */
    NOTHING_TO_DO,
    /** All that was to be done is done. */
    DONE,
    /** A step failed. Those before it are done, those behind it were not begun. */
    FAILED,
    /** Another runner works on the database, and did not end in time. Nothing was done. */
    LOCK_NOT_HAD,
    /** Files, checksums or preconditions are not as they must be. Nothing was done. */
    REFUSED,
    /** A migration that has to be taken back has no way back. Nothing was done. */
    IRREVERSIBLE,
    /** What was asked for makes no sense, such as a version that does not exist. Nothing was done. */
    BAD_REQUEST,
    /** Somebody was asked, and said no. Nothing was done. */
    DECLINED,
    /** The connection was lost. What was done until then is in the report and in the ledger; the next run goes on. */
    CONNECTION_LOST;

    /** Say whether the database is now as was asked. */
    public boolean succeeded() {
        return this == DONE || this == NOTHING_TO_DO;
    }
}
