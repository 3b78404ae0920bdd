package io.confiture.cli;

import io.confiture.project.Project;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes the last migrations back and applies them again. */
@Command(
        name = "redo",
        description = "Takes the last migrations back and applies them again.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:they are taken back and applied again",
            "1:a migration failed; those before it are done, those behind it were not begun",
            "2:the command line or the settings are wrong, or what is asked for does not exist",
            "3:the database could not be reached, or the connection was lost",
            "5:files, checksums or preconditions are not as they must be; nothing was done",
            "6:another runner holds the lock; nothing was done",
            "8:a migration has no way back; nothing was done"
        })
final class MigrateRedoCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "<folder>",
            description = "The db folder, or the folder that contains it (default: the current one).")
    private @Nullable Path folder;

    @Mixin
    private MigrateProject project = new MigrateProject();

    @Mixin
    private RunOptions options = new RunOptions();

    @Mixin
    private ResultOptions result = new ResultOptions();

    @Mixin
    private StepsOption steps = new StepsOption();

    @Override
    public Integer call() throws IOException {
        return result.guard(() -> {
            int count = steps.count();
            Project loaded = project.load(folder, options.overrides());
            return new MigrateRun(spec, options, result).run(loaded, runner -> runner.redo(count));
        });
    }
}
