package io.confiture.cli;

import io.confiture.check.Finding;
import io.confiture.postgres.PostgresException;
import io.confiture.project.DatabaseUrl;
import io.confiture.project.Project;
import io.confiture.project.ProjectException;
import io.confiture.project.ProjectRequest;
import io.confiture.project.SeedExecution;
import io.confiture.report.ApplyReport;
import io.confiture.report.ApplyText;
import io.confiture.report.FindingText;
import io.confiture.schema.BuildOptions;
import io.confiture.schema.BuiltSchema;
import io.confiture.schema.SchemaBuild;
import io.confiture.schema.SchemaBuildException;
import io.confiture.schema.SchemaFiles;
import io.confiture.seed.SeedFiles;
import io.confiture.suite.SchemaApply;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Joins a project's schema files into one SQL text, in build order; or applies them and the seeds to a database. */
@Command(
        name = "build",
        description = "Joins the schema files into one SQL text, in build order.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the text was written; with --sequential, schema and seeds are stored",
            "1:with --sequential, a statement or a file failed",
            "2:the command line or the settings are wrong",
            "3:with --sequential, the database could not be reached, or the connection was lost",
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

    @Mixin
    private TargetDatabase database = new TargetDatabase();

    @Option(
            names = "--sequential",
            description =
                    "Applies the schema to the database, statement by statement, and then the seed files one by one; as"
                            + " seed.execution_mode: sequential does. Then the text goes only to --output.")
    private boolean sequential;

    @Option(
            names = "--continue-on-error",
            description = "With --sequential: applies the seed files after one that fails too.")
    private boolean continueOnError;

    @Override
    public Integer call() throws IOException {
        try {
            Project loaded = Project.load(ProjectRequest.of(project.folder()).withEnvironment(project.environment()));
            boolean apply = sequential || loaded.environment().seed().execution() == SeedExecution.SEQUENTIAL;
            if (!apply && continueOnError) {
                throw new UsageException("--continue-on-error is about seed files, which only --sequential applies");
            }
            DatabaseUrl target = apply ? database.of(loaded) : null;
            SchemaFiles schema = SchemaFiles.discover(loaded);
            BuiltSchema built = SchemaBuild.build(loaded, schema, BuildOptions.reproducible());
            built.warnings().forEach(w -> err().println("confiture: " + w));
            if (target == null || output != null) {
                write(built);
            }
            err().println("confiture: " + built.files().size() + " files, hash " + built.hash());
            return (target == null ? ExitCode.OK : apply(loaded, schema, target)).number();
        } catch (ProjectException | UsageException e) {
            err().println("confiture: " + e.getMessage());
            return ExitCode.USAGE.number();
        } catch (PostgresException e) {
            err().println("confiture: " + e.getMessage());
            return ExitCode.NO_CONNECTION.number();
        } catch (SchemaBuildException e) {
            err().println("confiture: " + e.getMessage());
            return ExitCode.SCHEMA.number();
        }
    }

    private ExitCode apply(Project loaded, SchemaFiles schema, DatabaseUrl target) {
        SeedRun seeds = new SeedRun(loaded, err());
        SeedFiles files = seeds.files(null);
        SchemaApply build = new SchemaApply(loaded, schema);
        err().println("confiture: applying " + schema.files().size() + " schema files to " + target);
        Optional<List<Finding>> failed = build.run(target);
        if (failed.isPresent()) {
            print(FindingText.whole(failed.get()) + System.lineSeparator());
            return ExitCode.FAILED;
        }
        err().println("confiture: the schema is stored, " + build.size() + " statements");
        if (files.files().isEmpty()) {
            err().println("confiture: there is no seed file to apply");
            return ExitCode.OK;
        }
        ApplyReport report = seeds.apply(files, target, continueOnError, false);
        print(ApplyText.of(report));
        return SeedRun.exitCode(report.result());
    }

    private void print(String text) {
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
    }

    private void write(BuiltSchema built) throws IOException {
        if (output == null) {
            print(built.text());
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
