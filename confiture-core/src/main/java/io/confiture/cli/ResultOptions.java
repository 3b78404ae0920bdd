package io.confiture.cli;

import io.confiture.migration.author.AuthorException;
import io.confiture.migration.history.GitException;
import io.confiture.migration.ledger.LedgerException;
import io.confiture.postgres.PostgresException;
import io.confiture.project.ProjectException;
import io.confiture.report.ErrorReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says how a result is written, and where; and turns what keeps a command from having one into words and exit codes. */
final class ResultOptions {

    /** How results are printed. */
    enum Format {
        text,
        json
    }

    /** Does what the command is for. */
    interface Work {
        ExitCode run() throws IOException;
    }

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "<format>",
            description = "text or json (default: ${DEFAULT-VALUE}).")
    private Format format = Format.text;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "<file>",
            description = "Where the result goes (default: standard output).")
    private @Nullable Path output;

    boolean json() {
        return format == Format.json;
    }

    /** Tell whether text can be shown while the command is at work. */
    boolean live() {
        return format == Format.text && output == null;
    }

    Destination destination() {
        return Destination.of(output, spec);
    }

    /** Say a word to a person. */
    void say(String words) {
        words.lines().forEach(line -> spec.commandLine().getErr().println("confiture: " + line));
        spec.commandLine().getErr().flush();
    }

    /** Do the work; the place of the result is made before. */
    int guard(Work work) throws IOException {
        try {
            prepareOutput();
            return work.run().number();
        } catch (UsageException | ProjectException | AuthorException e) {
            return failed(ExitCode.USAGE, e);
        } catch (PostgresException e) {
            return failed(ExitCode.NO_CONNECTION, e);
        } catch (GitException e) {
            return failed(ExitCode.GIT, e);
        } catch (LedgerException e) {
            return failed(ExitCode.FAILED, e);
        }
    }

    private int failed(ExitCode code, RuntimeException e) throws IOException {
        String message = String.valueOf(e.getMessage());
        say(message);
        if (json()) {
            destination().write(new ErrorReport(spec.qualifiedName(), code.number(), message).json());
        }
        return code.number();
    }

    /** Find out before anything is done that the result has no place. */
    private void prepareOutput() {
        demandPlace("--output", output);
    }

    /**
     * Make the folder of a file that will be written.
     *
     * @param option what names the file
     * @param wanted the file, or null when none will be written
     * @throws UsageException when it cannot be written
     */
    static void demandPlace(String option, @Nullable Path wanted) {
        if (wanted == null) {
            return;
        }
        Path file = wanted.toAbsolutePath();
        Path parent = file.getParent();
        try {
            if (parent != null) {
                Files.createDirectories(parent);
            }
        } catch (IOException e) {
            throw new UsageException("the folder of " + option + " cannot be made: " + parent);
        }
        if (Files.isDirectory(file) || (Files.exists(file) && !Files.isWritable(file))) {
            throw new UsageException(option + " cannot be written: " + wanted);
        }
    }
}
