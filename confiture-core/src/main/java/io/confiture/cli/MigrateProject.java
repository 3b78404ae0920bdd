package io.confiture.cli;

import io.confiture.project.Project;
import io.confiture.project.ProjectException;
import io.confiture.project.ProjectRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Says whose migrations a command is about. */
final class MigrateProject {

    @Option(
            names = {"-e", "--env"},
            paramLabel = "<name>",
            description = "The environment: a file in db/environments.")
    private @Nullable String environment;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "<file>",
            description =
                    "The environment's file, such as db/environments/local.yaml: another way to name folder and --env.")
    private @Nullable Path config;

    @Option(
            names = "--migrations-dir",
            paramLabel = "<folder>",
            description = "Where the migrations are (default: migration.directory of the settings).")
    private @Nullable Path directory;

    /** Read the project in a folder, or the one that --config names. */
    Project load(@Nullable Path folder) {
        return load(folder, Map.of());
    }

    /**
     * Read the project with settings that win over its files.
     *
     * @throws UsageException when two options name different things
     * @throws ProjectException when the settings cannot be used
     */
    Project load(@Nullable Path folder, Map<String, String> overrides) {
        ProjectRequest request = config == null
                ? ProjectRequest.of(folder == null ? Path.of(".") : folder).withEnvironment(environment)
                : configured(config, folder);
        if (directory != null) {
            request = request.withOverride("migration.directory", SettingPath.alone(directory));
        }
        for (Map.Entry<String, String> override : overrides.entrySet()) {
            request = request.withOverride(override.getKey(), override.getValue());
        }
        return Project.load(request);
    }

    private ProjectRequest configured(Path file, @Nullable Path folder) {
        Path environments = file.toAbsolutePath().normalize().getParent();
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        if (!Files.isRegularFile(file)) {
            throw new UsageException("--config names " + file + ", and there is no such file");
        } else if (environments == null || !environments.endsWith("environments") || dot <= 0) {
            throw new UsageException("--config takes the file of an environment, as in db/environments/local.yaml; "
                    + file + " is not in a folder 'environments'");
        } else if (folder != null || environment != null) {
            throw new UsageException("--config names the folder and the environment already: leave out "
                    + (folder != null ? folder : "--env " + environment));
        }
        Path database = environments.getParent();
        return ProjectRequest.of(database == null ? environments : database).withEnvironment(name.substring(0, dot));
    }
}
