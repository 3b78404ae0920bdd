package io.confiture.cli;

import io.confiture.project.Project;
import io.confiture.project.ProjectException;
import io.confiture.project.ProjectRequest;
import io.confiture.report.SyncRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says whether a record of a run is as it was written. */
@Command(
        name = "verify-record",
        description =
                "Says whether a record that sync --record wrote is unchanged and signed with the project's secret.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:it is",
            "1:it was changed, or signed with another secret",
            "2:the command line, the settings or the secret are wrong, or the file cannot be read"
        })
final class SyncVerifyRecordCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "<file>", description = "The record.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path file;

    @Option(
            names = "--project",
            paramLabel = "<folder>",
            description = "The db folder, or the folder that contains it (default: the current one).")
    private Path folder = Path.of(".");

    @Option(
            names = {"-e", "--env"},
            paramLabel = "<name>",
            description = "The environment: a file in db/environments.")
    private @Nullable String environment;

    @Override
    public Integer call() {
        try {
            Project project = Project.load(ProjectRequest.of(folder).withEnvironment(environment));
            boolean genuine = SyncRecord.isGenuine(Files.readString(file), SyncProject.key(project));
            spec.commandLine()
                    .getOut()
                    .println(
                            genuine
                                    ? "the record is genuine: " + file
                                    : "the record was changed, or signed with another secret: " + file);
            return (genuine ? ExitCode.OK : ExitCode.FAILED).number();
        } catch (IOException e) {
            spec.commandLine()
                    .getErr()
                    .println("confiture: the record cannot be read: " + file + " ("
                            + e.getClass().getSimpleName() + ")");
        } catch (ProjectException | UsageException e) {
            spec.commandLine().getErr().println("confiture: " + e.getMessage());
        }
        return ExitCode.USAGE.number();
    }
}
