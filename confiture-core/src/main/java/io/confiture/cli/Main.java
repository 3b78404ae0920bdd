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

    private static final String LOG_LEVEL = "org.slf4j.simpleLogger.defaultLogLevel";

    private Main() {}

    /** Run a command and end the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        // Words for people go to the error stream, and there only what they should act on.
        if (System.getProperty(LOG_LEVEL) == null) {
            System.setProperty(LOG_LEVEL, "warn");
        }
        return new CommandLine(new Main())
                .setExecutionExceptionHandler((e, line, result) -> {
                    line.getErr().println("confiture: " + (e.getMessage() == null ? e : e.getMessage()));
                    return ExitCode.FAILED.number();
                })
                .execute(arguments);
    }
}
