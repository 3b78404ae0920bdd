package io.confiture.cli;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Starts the command line. */
@Command(
        name = "confiture",
        description = "Makes every file of a PostgreSQL project's db/ folder a test.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            CheckCommand.class,
            BuildCommand.class,
            MigrateCommand.class,
            SeedCommand.class,
            SyncCommand.class
        })
public final class Main {

    private static final String LOG_LEVEL = "org.slf4j.simpleLogger.defaultLogLevel";

    private Main() {}

    /** Run a command and end the process with its exit code. */
    public static void main(String[] arguments) {
        // Words for people go to the error stream, and there only what they should act on.
        if (System.getProperty(LOG_LEVEL) == null) {
            System.setProperty(LOG_LEVEL, "warn");
        }
        System.exit(run(writer(System.out), writer(System.err), arguments));
    }

    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return commandLine()
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler(new WrongCommandLine())
                .setExecutionExceptionHandler((e, line, result) -> {
                    line.getErr().println("confiture: " + (e.getMessage() == null ? e : e.getMessage()));
                    return ExitCode.FAILED.number();
                })
                .execute(arguments);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main());
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }
}
