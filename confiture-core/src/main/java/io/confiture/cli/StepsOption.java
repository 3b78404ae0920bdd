package io.confiture.cli;

import picocli.CommandLine.Option;

/** Says how many of the last migrations a command is about. */
final class StepsOption {

    @Option(
            names = {"-n", "--steps"},
            paramLabel = "<n>",
            description = "How many migrations, at least 1 (default: ${DEFAULT-VALUE}).")
    private int steps = 1;

    /**
     * Return how many, at least 1.
     *
     * @throws UsageException when fewer are asked for: 0 would be nothing, and must not pass for everything
     */
    int count() {
        if (steps < 1) {
            throw new UsageException(
                    "--steps is at least 1, and not " + steps + "; to take everything back, use migrate down-to 0");
        }
        return steps;
    }
}
