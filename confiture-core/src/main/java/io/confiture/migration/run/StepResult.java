package io.confiture.migration.run;

/** Says what became of one migration in a run. */
public enum StepResult {
    /** It was applied, and is recorded. */
    APPLIED,
    /** It was taken back, and is recorded so. */
    REVERTED,
    /** It was begun by an earlier run, carried on from where that stopped, and is recorded. */
    RESUMED,
    /** It was recorded without being run. */
    RECORDED,
    /** It failed; what is kept of it is said in the findings. */
    FAILED,
    /** It was not begun, because one before it failed. */
    NOT_RUN
}
