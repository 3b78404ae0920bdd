package io.confiture.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Starts the command line. */
@Command(
        name = "confiture",
        description = "Makes every file of a PostgreSQL project's db/ folder a test.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {CheckCommand.class})
public final class Main {

    private Main() {}

    /** Run a command and end the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        return new CommandLine(new Main())
                .setExecutionExceptionHandler((e, line, result) -> {
                    line.getErr().println("confiture: " + (e.getMessage() == null ? e : e.getMessage()));
                    return ExitCode.FAILED.number();
                })
                .execute(arguments);
    }
}
