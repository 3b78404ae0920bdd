package io.confiture.cli;

import io.confiture.project.Project;
import io.confiture.project.ProjectException;
import io.confiture.project.ProjectRequest;
import io.confiture.schema.BuildOptions;
import io.confiture.schema.BuiltSchema;
import io.confiture.schema.SchemaBuild;
import io.confiture.schema.SchemaBuildException;
import io.confiture.schema.SchemaFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Joins a project's schema files into one SQL text, in build order. */
@Command(
        name = "build",
        description = "Joins the schema files into one SQL text, in build order.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the text was written",
            "2:the command line or the settings are wrong",
            "4:the files cannot be joined"
        })
final class BuildCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private ProjectOptions project = new ProjectOptions();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "<file>",
            description = "Where the text goes (default: standard output).")
    private @Nullable Path output;

    @Override
    public Integer call() throws IOException {
        try {
            Project loaded = Project.load(ProjectRequest.of(project.folder()).withEnvironment(project.environment()));
            BuiltSchema built = SchemaBuild.build(loaded, SchemaFiles.discover(loaded), BuildOptions.reproducible());
            built.warnings().forEach(w -> err().println("confiture: " + w));
            write(built);
            err().println("confiture: " + built.files().size() + " files, hash " + built.hash());
            return ExitCode.OK.number();
        } catch (ProjectException e) {
            err().println("confiture: " + e.getMessage());
            return ExitCode.USAGE.number();
        } catch (SchemaBuildException e) {
            err().println("confiture: " + e.getMessage());
            return ExitCode.SCHEMA.number();
        }
    }

    private void write(BuiltSchema built) throws IOException {
        if (output == null) {
            PrintWriter out = spec.commandLine().getOut();
            out.print(built.text());
            out.flush();
            return;
        }
        Path parent = output.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.writeString(output, built.text());
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
