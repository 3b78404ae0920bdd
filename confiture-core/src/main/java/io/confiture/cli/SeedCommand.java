package io.confiture.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Groups what is done with seed files. */
@Command(
        name = "seed",
        description = "Applies, validates and converts seed files.",
        mixinStandardHelpOptions = true,
        subcommands = {SeedApplyCommand.class, SeedValidateCommand.class, SeedConvertCommand.class})
final class SeedCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getErr().println("confiture: seed needs to be told what to do");
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE.number();
    }
}
