package io.confiture.cli;

import io.confiture.migration.run.BaselineRequest;
import io.confiture.project.Project;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Records migrations as applied without running them. */
@Command(
        name = "baseline",
        description = "Records migrations as applied that the database has already. Runs none of them.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:they are recorded, or were already",
            "1:the ledger could not be written",
            "2:the command line or the settings are wrong, or the version does not exist",
            "3:the database could not be reached, or the connection was lost",
            "5:the files or what Flyway's history says are not as they must be; nothing was done",
            "6:another runner holds the lock; nothing was done"
        })
final class MigrateBaselineCommand implements Callable<Integer> {

    /** Where the knowledge comes from; one of the two. */
    static final class Source {

        @Option(
                names = "--through",
                required = true,
                paramLabel = "<version>",
                description = "The last migration that the database has; all before it count too.")
        private @Nullable String through;

        @Option(
                names = "--from-flyway",
                required = true,
                description = "Takes over what flyway_schema_history says succeeded. That table is only read.")
        private boolean flyway;
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "<folder>",
            description = "The db folder, or the folder that contains it (default: the current one).")
    private @Nullable Path folder;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Source source;

    @Mixin
    private MigrateProject project = new MigrateProject();

    @Mixin
    private RunOptions options = new RunOptions();

    @Mixin
    private ResultOptions result = new ResultOptions();

    @Override
    public Integer call() throws IOException {
        return result.guard(() -> {
            Project loaded = project.load(folder, options.overrides());
            BaselineRequest request = source.through == null
                    ? new BaselineRequest.FromFlyway()
                    : new BaselineRequest.Through(source.through);
            return new MigrateRun(spec, options, result).run(loaded, runner -> runner.baseline(request));
        });
    }
}
