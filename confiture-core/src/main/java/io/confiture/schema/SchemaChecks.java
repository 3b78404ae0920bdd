package io.confiture.schema;

import io.confiture.check.Check;
import io.confiture.check.CheckGroup;
import io.confiture.check.CheckNode;
import io.confiture.check.CheckNode.Segment;
import io.confiture.check.Outcome;
import io.confiture.check.Rule;
import io.confiture.check.Severity;
import io.confiture.project.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Puts the checks of a project's schema files together. */
public final class SchemaChecks {

    /** The database line that the checks work on. */
    public static final String LINE = "schema";

    private final SchemaFiles files;
    private final SourceLocation directory;
    private final SchemaRun run;

    /**
     * Make the checks.
     *
     * @param files what was discovered
     * @param directory the project's folder
     * @param run builds the schema when a check asks
     */
    public SchemaChecks(SchemaFiles files, SourceLocation directory, SchemaRun run) {
        this.files = files;
        this.directory = directory;
        this.run = run;
    }

    /** Return the tree: whether the files can be found, whether all together build, and each file on its own. */
    public CheckGroup group() {
        List<CheckNode> children = new ArrayList<>();
        children.add(new Check(new Segment("check", "files"), "files", directory, Set.of("files"), null, this::found));
        if (!files.files().isEmpty()) {
            children.add(new Check(
                    new Segment("check", "builds"), "builds", directory, Set.of("builds"), LINE, run::builds));
        }
        for (SchemaSource source : run.files()) {
            Check executes = new Check(
                    new Segment("check", "executes"),
                    "executes",
                    source.location(),
                    Set.of("executes"),
                    LINE,
                    () -> run.executes(source));
            String name = shortName(source.name());
            children.add(
                    new CheckGroup(new Segment("file", name), name, source.location(), Set.of(), List.of(executes)));
        }
        return new CheckGroup(new Segment("medium", "schema"), "schema", directory, Set.of("schema"), children);
    }

    /** Return the rules that these checks can find broken. */
    public static List<Rule> rules() {
        return List.of(SchemaRules.FILES, SchemaRules.EXECUTES, SchemaRules.EMPTY, SchemaRules.NOT_MODELLED);
    }

    /** Leave out what all files of the usual layout share: the folder {@code db/schema}. */
    private String shortName(String name) {
        String usual = directory.name() + "/schema/";
        return name.startsWith(usual) ? name.substring(usual.length()) : name;
    }

    private Outcome found() {
        return Outcome.of(files.problems().stream().map(SchemaProblem::finding).toList(), Severity.ERROR);
    }
}
