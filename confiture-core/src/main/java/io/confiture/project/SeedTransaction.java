package io.confiture.project;

/** What is committed together when seed files are applied. */
public enum SeedTransaction implements SettingWord {
    /** All files in one transaction, each behind a savepoint of its own. */
    SAVEPOINT,
    /** Each file in a transaction of its own. */
    TRANSACTION
}
