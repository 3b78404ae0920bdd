package io.confiture.cli;

/** Lists what the process can end with; docs/reference/exit-codes.md says what each means for each command. */
enum ExitCode {
    /** All is well, or there was nothing to do. */
    OK(0),
    /** A check, a file or a migration failed, or the tool did. */
    FAILED(1),
    /** The command line or the settings are wrong. */
    USAGE(2),
    /** No server could be had, or the connection was lost. */
    NO_CONNECTION(3),
    /** The schema files cannot be joined. */
    SCHEMA(4),
    /** Files, checksums or preconditions are not as they must be, so nothing was run. */
    VALIDATION(5),
    /** Another runner holds the lock of the database. */
    LOCK(6),
    /** Git does not answer, or lacks what is asked for. */
    GIT(7),
    /** A migration that has to be taken back has no way back. */
    IRREVERSIBLE(8);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
