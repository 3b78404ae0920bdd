package io.confiture.seed.lint;

import io.confiture.check.Check;
import io.confiture.check.CheckGroup;
import io.confiture.check.CheckNode;
import io.confiture.check.CheckNode.Segment;
import io.confiture.check.Finding;
import io.confiture.check.Outcome;
import io.confiture.check.Rule;
import io.confiture.check.ScriptReading;
import io.confiture.check.Severity;
import io.confiture.project.Project;
import io.confiture.project.SourceLocation;
import io.confiture.seed.SeedFile;
import io.confiture.seed.SeedFiles;
import io.confiture.seed.SeedRules;
import io.confiture.seed.SeedSelection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts the checks together that judge plain seed files without a database: each file by itself, and for each environment the
 * rows of all its files.
 *
 * <p>A file is read when the first of its checks runs, and what was found is kept for the others. Thread-safe.
 */
public final class LintChecks {

    private final Path root;
    private final SourceLocation directory;
    private final Map<String, List<SeedFile>> environments;
    private final Supplier<List<ScriptReading>> schema;
    private final boolean onlyPrep;

    /**
     * Make the checks.
     *
     * @param root the project's root, which no include may leave
     * @param directory the folder of the seed files
     * @param environments the files of each environment in the order in which they are loaded; files for all environments
     *     stand in each
     * @param schema the files that define the tables; asked when a check first needs them
     */
    public LintChecks(
            Path root,
            SourceLocation directory,
            Map<String, List<SeedFile>> environments,
            Supplier<List<ScriptReading>> schema) {
        this(root, directory, environments, schema, false);
    }

    private LintChecks(
            Path root,
            SourceLocation directory,
            Map<String, List<SeedFile>> environments,
            Supplier<List<ScriptReading>> schema,
            boolean onlyPrep) {
        this.onlyPrep = onlyPrep;
        this.root = root;
        this.directory = directory;
        this.environments = new LinkedHashMap<>(environments);
        this.schema = schema;
    }

    /**
     * Make the checks of a project: for each environment that has a folder of its own, or for all files where none has.
     *
     * @param schema the files that define the tables; asked when a check first needs them
     */
    public static LintChecks of(Project project, Supplier<List<ScriptReading>> schema) {
        Map<String, List<SeedFile>> environments = new LinkedHashMap<>();
        List<String> names = SeedFiles.environments(project);
        if (names.isEmpty()) {
            environments.put(
                    "", SeedFiles.discover(project, SeedSelection.everything()).files());
        }
        for (String name : names) {
            environments.put(
                    name, SeedFiles.discover(project, SeedSelection.of(name)).files());
        }
        boolean prep = !SeedFiles.prep(project).isAbsent();
        return new LintChecks(project.root(), directory(project), environments, schema, prep);
    }

    private static SourceLocation directory(Project project) {
        return project.locationOf(
                project.environment().seed().directories().stream().findFirst().orElse(project.databaseDirectory()));
    }

    /** Return the rules that these checks can find broken, but for those of {@link ScriptReading}. */
    public static List<Rule> rules() {
        return LintRules.all();
    }

    /** Return a group with a group for each file, and one group for each environment; one failing check if there is no file. */
    public List<CheckNode> nodes() {
        Set<SeedFile> files = new LinkedHashSet<>();
        environments.values().forEach(files::addAll);
        if (files.isEmpty()) {
            return List.of(
                    new Check(new Segment("check", "files"), "files", directory, Set.of("files"), null, this::nothing));
        }
        List<CheckNode> nodes = new ArrayList<>();
        nodes.add(new CheckGroup(
                new Segment("group", "files"),
                "files",
                directory,
                Set.of("files"),
                files.stream().map(this::file).toList()));
        Supplier<SeedSchema> tables = new Once<>(() -> SeedSchema.of(schema.get()));
        environments.forEach((name, loaded) -> {
            if (!loaded.isEmpty()) {
                nodes.add(rows(name, loaded, tables));
            }
        });
        return nodes;
    }

    private CheckNode rows(String environment, List<SeedFile> files, Supplier<SeedSchema> tables) {
        Supplier<RowFindings> findings = new Once<>(() -> EnvironmentRows.read(files, tables.get()));
        return new CheckGroup(
                new Segment("rows", rowsId(environment)),
                rowsId(environment).replace('-', ' '),
                directory,
                Set.of("rows"),
                List.of(
                        rule("file-order", "file order", tables, findings, LintRules.FILE_ORDER),
                        rule("missing-reference", "missing references", tables, findings, LintRules.MISSING_REFERENCE),
                        rule("duplicate-key", "duplicate keys", tables, findings, LintRules.DUPLICATE_KEY),
                        rule("required-null", "required columns", tables, findings, LintRules.REQUIRED_NULL)));
    }

    private Check rule(String id, String name, Supplier<SeedSchema> tables, Supplier<RowFindings> findings, Rule rule) {
        return new Check(new Segment("check", id), name, directory, Set.of(id), null, () -> {
            if (tables.get().tables().tables().isEmpty()) {
                return new Outcome.Skipped("no schema file defines a table, so that rows cannot be judged");
            }
            RowFindings found = findings.get();
            return found.unreadable() == null
                    ? Outcome.of(found.byRule().getOrDefault(rule, List.of()), Severity.ERROR)
                    : new Outcome.Aborted(found.unreadable() + " cannot be read: see files");
        });
    }

    /**
     * Return what the checks of one environment are called below their medium, for whoever wants no others.
     *
     * @param environment its name; null for those of all
     */
    public List<String> ids(@Nullable String environment) {
        List<String> ids = new ArrayList<>();
        environments.forEach((name, files) -> {
            if (environment == null || name.isEmpty() || name.equals(environment)) {
                files.forEach(f -> ids.add("files/" + shortName(f.name())));
                if (!files.isEmpty()) {
                    ids.add(rowsId(name));
                }
            }
        });
        return ids.stream().distinct().toList();
    }

    private static String rowsId(String environment) {
        return environment.isEmpty() ? "rows" : "rows-" + environment;
    }

    private Outcome nothing() {
        if (onlyPrep) {
            return new Outcome.Skipped(
                    "there are no seed files but those of the prep-seed pattern, which its levels judge");
        }
        return Outcome.failed(
                Finding.of(SeedRules.FILES, directory.name() + " holds no seed file, so nothing was looked at")
                        .at(directory));
    }

    private CheckNode file(SeedFile file) {
        Supplier<FileFindings> findings = new Once<>(() -> FileFindings.read(file.path(), file.name(), root));
        String name = shortName(file.name());
        return new CheckGroup(
                new Segment("file", name),
                name,
                file.location(),
                Set.of(),
                List.of(
                        leaf("text", "text", file, () -> text(findings.get())),
                        leaf("double-semicolon", "double semicolon", file, findings, LintRules.DOUBLE_SEMICOLON),
                        leaf("loads-only", "loads only", file, findings, LintRules.LOADS_ONLY),
                        leaf("on-conflict", "on conflict", file, findings, LintRules.ON_CONFLICT),
                        leaf("transaction", "transaction", file, findings, SeedRules.TRANSACTION)));
    }

    private static Outcome text(FileFindings findings) {
        return Outcome.of(findings.text(), Severity.ERROR);
    }

    private static Check leaf(String id, String name, SeedFile file, Supplier<FileFindings> findings, Rule rule) {
        return leaf(id, name, file, () -> {
            FileFindings found = findings.get();
            return found.readable()
                    ? Outcome.of(found.byRule().getOrDefault(rule, List.of()), Severity.ERROR)
                    : new Outcome.Aborted("the file cannot be read: see text");
        });
    }

    private static Check leaf(String id, String name, SeedFile file, Supplier<Outcome> body) {
        return new Check(new Segment("check", id), name, file.location(), Set.of(id), null, body);
    }

    private String shortName(String name) {
        String prefix = directory.name() + "/";
        return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    }
}
