package io.confiture.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Groups what is done with migrations. */
@Command(
        name = "migrate",
        description = "Creates, validates and runs migrations.",
        mixinStandardHelpOptions = true,
        subcommands = {
            MigrateStatusCommand.class,
            MigrateCurrentCommand.class,
            MigrateUpCommand.class,
            MigrateDownCommand.class,
            MigrateDownToCommand.class,
            MigrateRedoCommand.class,
            MigrateBaselineCommand.class,
            MigrateVerifyCommand.class,
            MigrateRepairCommand.class,
            MigrateGenerateCommand.class,
            MigrateValidateCommand.class,
            MigrateFreezeCommand.class,
            MigrateRecordCommand.class
        })
final class MigrateCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getErr().println("confiture: migrate needs to be told what to do");
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE.number();
    }
}
