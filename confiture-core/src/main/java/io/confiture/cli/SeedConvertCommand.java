package io.confiture.cli;

import io.confiture.postgres.PostgresException;
import io.confiture.postgres.ScriptOptions;
import io.confiture.project.Project;
import io.confiture.project.ProjectException;
import io.confiture.project.ProjectRequest;
import io.confiture.report.ConversionReport;
import io.confiture.seed.convert.Conversion;
import io.confiture.seed.convert.Measurement;
import io.confiture.seed.convert.SeedConverter;
import io.confiture.seed.convert.SeedMeasure;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import io.confiture.sql.SqlSourceException;
import io.confiture.sql.ddl.TableModel;
import io.confiture.suite.SeedWorkbench;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Turns INSERTs into COPY blocks and back. */
@Command(
        name = "convert",
        description = "Turns INSERT .. VALUES of seed files into COPY .. FROM stdin, or back.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:something was converted; with --batch, all files were looked at",
            "1:nothing could be converted, or --measure found other rows after the conversion",
            "2:the command line or the settings are wrong",
            "3:no PostgreSQL server could be had for --measure"
        })
final class SeedConvertCommand implements Callable<Integer> {

    /** What comes out. */
    enum Form {
        copy,
        insert
    }

    /** How the report is printed. */
    enum Format {
        text,
        json
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private ProjectOptions project = new ProjectOptions();

    @Option(
            names = "--input",
            required = true,
            paramLabel = "<file>",
            description = "The file, or with --batch the folder.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path input;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "<file>",
            description = "Where the result goes: a file (default: standard output), or with --batch a folder.")
    private @Nullable Path output;

    @Option(names = "--to", paramLabel = "<form>", description = "copy or insert (default: ${DEFAULT-VALUE}).")
    private Form form = Form.copy;

    @Option(names = "--batch", description = "Converts all .sql files that lie directly in the folder.")
    private boolean batch;

    @Option(
            names = "--schema",
            paramLabel = "<file>",
            description = "Defines the tables (default: the project's schema, if there is a project).")
    private @Nullable Path schema;

    @Option(
            names = "--measure",
            description = "Loads the file before and after into a throwaway database, compares the rows and the time.")
    private boolean measure;

    @Option(
            names = "--format",
            paramLabel = "<format>",
            description = "Of the report: text or json (default: ${DEFAULT-VALUE}).")
    private Format format = Format.text;

    @Override
    public Integer call() throws IOException {
        try {
            List<Path> files = files();
            Project loaded = load();
            if (loaded == null) {
                return run(files, TableModel.read(List.of()), null);
            }
            try (SeedWorkbench bench = new SeedWorkbench(loaded)) {
                TableModel tables = TableModel.readFiles(
                        bench.schema().stream().map(r -> r.statements()).toList());
                return run(files, tables, bench);
            }
        } catch (ProjectException | UsageException | SqlSourceException e) {
            err().println("confiture: " + e.getMessage());
            return ExitCode.USAGE.number();
        } catch (PostgresException e) {
            err().println("confiture: " + e.getMessage());
            return ExitCode.NO_CONNECTION.number();
        }
    }

    private int run(List<Path> files, TableModel tables, @Nullable SeedWorkbench bench) throws IOException {
        SeedConverter converter = new SeedConverter(tables);
        ConversionReport report = new ConversionReport();
        for (Path file : files) {
            SqlScript script = script(file);
            Conversion conversion = form == Form.copy ? converter.toCopy(script) : converter.toInsert(script);
            Measurement measured = null;
            if (measure && conversion.changed() && bench != null) {
                SqlScript after = SqlScript.parse(SqlSource.of(file, file.toString(), conversion.text()));
                measured =
                        new SeedMeasure(bench.database(), ScriptOptions.defaults(), List.of()).measure(script, after);
            }
            report.add(file.toString(), conversion, measured);
            write(file, conversion);
        }
        // The report must not stand in the middle of SQL that is piped on.
        PrintWriter to = output == null ? err() : spec.commandLine().getOut();
        to.print(format == Format.json ? report.json() : report.text());
        to.flush();
        boolean good = report.sameRows() && (batch || report.anyConverted());
        return (good ? ExitCode.OK : ExitCode.FAILED).number();
    }

    private void write(Path file, Conversion conversion) throws IOException {
        if (!conversion.changed()) {
            return;
        }
        Path target = batch && output != null ? output.resolve(String.valueOf(file.getFileName())) : output;
        Destination.of(target, spec).write(conversion.text());
    }

    private List<Path> files() throws IOException {
        if (!batch) {
            if (!Files.isRegularFile(input)) {
                throw new UsageException(input + " is no file; a folder needs --batch");
            }
            return List.of(input.toAbsolutePath().normalize());
        } else if (!Files.isDirectory(input) || output == null) {
            throw new UsageException("--batch needs a folder as --input and a folder as --output");
        }
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(input.toAbsolutePath().normalize())) {
            all.filter(f -> f.toString().endsWith(".sql") && Files.isRegularFile(f))
                    .sorted()
                    .forEach(files::add);
        }
        if (files.isEmpty()) {
            throw new UsageException("there are no .sql files in " + input);
        }
        return files;
    }

    /** Find the project whose schema defines the tables; null where none is named and none is here. */
    private @Nullable Project load() {
        ProjectRequest request = ProjectRequest.of(project.folder()).withEnvironment(project.environment());
        if (schema != null) {
            Path file = schema.toAbsolutePath().normalize();
            Path folder = file.getParent();
            Path name = file.getFileName();
            if (!Files.isRegularFile(file) || folder == null || name == null) {
                throw new UsageException("--schema " + schema + " is no file");
            }
            String entry = "[{path: " + SettingPath.of(folder) + ", include: [" + SettingPath.quoted(name) + "]}]";
            return Project.load(request.withOverride("include_dirs", entry));
        }
        try {
            return Project.load(request);
        } catch (ProjectException e) {
            if (measure || project.isGiven()) {
                throw e;
            }
            return null;
        }
    }

    private static SqlScript script(Path file) {
        return SqlScript.parse(SqlSource.read(file, String.valueOf(file.getFileName())));
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
