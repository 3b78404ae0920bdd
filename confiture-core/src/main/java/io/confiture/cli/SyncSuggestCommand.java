package io.confiture.cli;

import io.confiture.project.Project;
import io.confiture.project.ProjectRequest;
import io.confiture.suite.SyncProposal;
import io.confiture.sync.rules.SyncFiles;
import io.confiture.sync.rules.SyncRules;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Proposes decisions. */
@Command(
        name = "suggest",
        description = "Proposes a decision for each column that has none, as a patch. Changes no file:"
                + " confiture sync suggest | git apply",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the patch is printed, or every column is decided about",
            "2:the command line, the settings or the decision files are wrong",
            "3:no throwaway server could be had",
            "4:the schema does not build"
        })
final class SyncSuggestCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private ProjectOptions options = new ProjectOptions();

    @Mixin
    private ResultOptions result = new ResultOptions();

    @Override
    public Integer call() throws IOException {
        return result.guard(() -> {
            if (result.json()) {
                throw new UsageException("a patch is a text: leave out --format json");
            }
            return suggest(Project.load(ProjectRequest.of(options.folder()).withEnvironment(options.environment())));
        });
    }

    private ExitCode suggest(Project project) throws IOException {
        SyncFiles.read(project)
                .map(SyncRules::problems)
                .filter(p -> !p.isEmpty())
                .ifPresent(problems -> {
                    throw new UsageException("the decision files are not in order: "
                            + problems.get(0).location() + ": "
                            + problems.get(0).message());
                });
        SyncProposal proposal = SyncProposal.of(project);
        if (proposal.broken() != null) {
            result.say(proposal.broken());
            return ExitCode.SCHEMA;
        }
        if (proposal.suggestions().isEmpty()) {
            result.say("every column is decided about");
            return ExitCode.OK;
        }
        result.destination().write(proposal.patch());
        int columns = proposal.suggestions().size();
        result.say("decisions proposed about " + columns + (columns == 1 ? " column" : " columns")
                + "; look at each before you take it");
        return ExitCode.OK;
    }
}
