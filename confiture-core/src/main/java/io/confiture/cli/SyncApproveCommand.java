package io.confiture.cli;

import io.confiture.check.Finding;
import io.confiture.project.Project;
import io.confiture.project.ProjectException;
import io.confiture.project.ProjectRequest;
import io.confiture.sync.rules.Approval;
import io.confiture.sync.rules.SyncRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Writes down that the decisions were reviewed. */
@Command(
        name = "approve",
        description =
                "Writes the decisions as they are now into the list of reviewed ones (sync.approved of the settings).",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the list has the decisions as they are",
            "2:the command line or the settings are wrong, or the list cannot be written",
            "5:the decisions are not in order; the list is as it was"
        })
final class SyncApproveCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private ProjectOptions options = new ProjectOptions();

    @Override
    public Integer call() {
        try {
            Project project = Project.load(ProjectRequest.of(options.folder()).withEnvironment(options.environment()));
            SyncRules rules = SyncProject.rules(project);
            if (!rules.problems().isEmpty()) {
                rules.problems().forEach(p -> say(p.location() + ": " + p.message()));
                return ExitCode.VALIDATION.number();
            }
            List<Finding> differences =
                    Approval.read(project).map(a -> a.differences(rules)).orElse(List.of());
            differences.forEach(d -> spec.commandLine().getOut().println(d.message()));
            Path file = project.environment().sync().approved();
            Files.writeString(file, Approval.text(rules));
            spec.commandLine()
                    .getOut()
                    .println("written: " + project.nameOf(file) + ", decisions about "
                            + rules.tables().size() + " tables");
            return ExitCode.OK.number();
        } catch (IOException e) {
            say("the list cannot be written (" + e.getClass().getSimpleName() + ")");
        } catch (ProjectException | UsageException e) {
            say(String.valueOf(e.getMessage()));
        }
        return ExitCode.USAGE.number();
    }

    private void say(String words) {
        spec.commandLine().getErr().println("confiture: " + words);
    }
}
