package io.confiture.cli;

import io.confiture.project.DatabaseUrl;
import io.confiture.project.Project;
import io.confiture.project.ProjectRequest;
import io.confiture.sync.copy.SyncRequest;
import io.confiture.sync.mask.MaskKey;
import io.confiture.sync.plan.TableSelection;
import io.confiture.sync.rules.SyncRules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Copies a database, masking on the way. */
@Command(
        name = "sync",
        description = "Copies the rows of one database into another, masked as the files in db/sync decide.",
        mixinStandardHelpOptions = true,
        subcommands = {SyncSuggestCommand.class, SyncApproveCommand.class, SyncVerifyRecordCommand.class},
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the target holds the masked copy; with --verify, nothing was found that must not be there",
            "1:copying failed, and the target's rows are as they were; or --verify found something",
            "2:the command line, the settings or the secret are wrong",
            "3:a database could not be reached, or the connection was lost",
            "5:the decisions are not in order, or the target must not be written to; nothing was done",
            "6:another run is at work on the target; nothing was done"
        })
final class SyncCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private ProjectOptions project = new ProjectOptions();

    @Mixin
    private SyncEnds ends = new SyncEnds();

    @Mixin
    private ResultOptions result = new ResultOptions();

    @Option(
            names = "--tables",
            split = ",",
            paramLabel = "<table>",
            description = "Copies only these tables; * stands for anything (default: all).")
    private List<String> tables = List.of();

    @Option(names = "--exclude", split = ",", paramLabel = "<table>", description = "Leaves these tables alone.")
    private List<String> exclude = List.of();

    @Option(
            names = "--config",
            paramLabel = "<folder>",
            description = "Where the decision files are (default: sync.directory of the settings).")
    private @Nullable Path config;

    @Option(
            names = "--jobs",
            paramLabel = "<n>",
            description = "How many connections copy at the same time (default: ${DEFAULT-VALUE}).")
    private int jobs = 2;

    @Option(
            names = "--resume",
            description = "Goes on with a run that was interrupted; the target remembers how far it came.")
    private boolean resume;

    @Option(
            names = "--checkpoint",
            paramLabel = "<file>",
            description = "Also writes down here, after each table, which are complete; for people and build servers.")
    private @Nullable Path checkpoint;

    @Option(names = "--dry-run", description = "Shows what would be done to every column, and writes nothing.")
    private boolean dryRun;

    @Option(
            names = "--verify",
            description = "Looks through the whole target afterwards for values of masked columns of the source.")
    private boolean verify;

    @Option(
            names = "--record",
            paramLabel = "<file>",
            description = "Writes down what was done, signed with the secret (see sync verify-record).")
    private @Nullable Path record;

    @Override
    public Integer call() throws IOException {
        return result.guard(() -> {
            Project loaded = load();
            if (jobs < 1) {
                throw new UsageException("--jobs is a number of connections, 1 or more, and not " + jobs);
            }
            DatabaseUrl from = ends.from(loaded);
            DatabaseUrl to = ends.to(loaded);
            SyncRules rules = SyncProject.rules(loaded);
            MaskKey key = SyncProject.key(loaded);
            SyncRequest request = new SyncRequest(
                    from,
                    to,
                    rules,
                    SyncProject.strategies(),
                    key,
                    new TableSelection(tables, exclude),
                    loaded.environment().sync().protectedDatabases(),
                    loaded.environment().sync().expectedRows(),
                    resume,
                    jobs);
            SyncWork work =
                    new SyncWork(loaded, request, result, spec.commandLine().getErr());
            return dryRun ? work.show() : work.run(verify, record, checkpoint);
        });
    }

    private Project load() {
        ProjectRequest request = ProjectRequest.of(project.folder()).withEnvironment(project.environment());
        return Project.load(
                config == null ? request : request.withOverride("sync.directory", SettingPath.alone(config)));
    }
}
