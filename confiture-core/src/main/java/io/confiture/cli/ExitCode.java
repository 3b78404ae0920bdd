package io.confiture.cli;

/** Lists what the process can end with. */
enum ExitCode {
    /** All is well. */
    OK(0),
    /** A check failed, or the tool did. */
    FAILED(1),
    /** The command line or the settings are wrong. */
    USAGE(2),
    /** No server could be had. */
    NO_CONNECTION(3),
    /** The schema files cannot be joined. */
    SCHEMA(4);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
