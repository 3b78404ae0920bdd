package io.confiture.project;

/** What a statement of a migration may do to a table that was there before it, without being approved. */
public enum LockBudget implements SettingWord {
    /** Everything but reading or rewriting the whole table while nobody else can read it (ACCESS EXCLUSIVE). */
    METADATA_ONLY,
    /** Also nothing that keeps others from writing while the table is read through (SHARE, SHARE ROW EXCLUSIVE). */
    WRITERS_GO_ON,
    /** Everything. */
    ANY
}
