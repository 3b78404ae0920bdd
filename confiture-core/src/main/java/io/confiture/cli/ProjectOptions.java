package io.confiture.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says which project a command is about. */
final class ProjectOptions {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "<folder>",
            description = "The db folder, or the folder that contains it (default: the current one).")
    private @Nullable Path folder;

    @Option(
            names = {"-e", "--env"},
            paramLabel = "<name>",
            description = "The environment: a file in db/environments.")
    private @Nullable String environment;

    Path folder() {
        return folder == null ? Path.of(".") : folder;
    }

    /** Tell whether somebody named a project, or an environment of one. */
    boolean isGiven() {
        return folder != null || environment != null;
    }

    @Nullable
    String environment() {
        return environment;
    }
}
