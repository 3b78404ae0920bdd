package io.confiture.schema;

import io.confiture.check.Severity;
import io.confiture.project.Environment;
import io.confiture.project.Project;
import io.confiture.project.SourceLocation;
import io.confiture.schema.SchemaProblem.Kind;
import io.confiture.sql.CopyData;
import io.confiture.sql.Diagnostic;
import io.confiture.sql.Gap;
import io.confiture.sql.MetaCommand;
import io.confiture.sql.MetaCommand.Treatment;
import io.confiture.sql.Piece;
import io.confiture.sql.SqlIncludes;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import io.confiture.sql.Statement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** One schema file on its way into the built text: read, looked at, copied. */
final class FileText {
    private static final Set<String> QUITS = Set.of("\\q", "\\quit");

    private final SqlIncludes includes;
    private final Environment.Build settings;

    private FileText(SqlIncludes includes, Environment.Build settings) {
        this.includes = includes;
        this.settings = settings;
    }

    /**
     * Read the file and all that it includes.
     *
     * @throws io.confiture.sql.SqlSourceException if it cannot be read
     */
    static FileText read(Project project, SchemaFile file) {
        SqlScript script = SqlScript.parse(SqlSource.read(file.path(), file.name()));
        return new FileText(
                SqlIncludes.resolve(script, project.root(), project.root()),
                project.environment().build());
    }

    /** Return the sources in the order of their first lines: the file, then what it includes. */
    List<SqlSource> sources() {
        return includes.scripts().stream().map(SqlScript::source).toList();
    }

    /** Report the includes that lead to one of the schema files. */
    List<SchemaProblem> runningTwice(SchemaFiles files) {
        Set<Path> own = new HashSet<>();
        files.files().forEach(file -> own.add(LeftOut.real(file.path())));
        return sources().stream()
                .skip(1)
                .filter(source -> own.contains(LeftOut.real(source.file())))
                .map(source -> SchemaProblem.of(
                        Kind.RUNS_TWICE,
                        SourceLocation.of(source.file(), source.name()),
                        "this schema file is also included by "
                                + sources().get(0).name() + ", so it runs twice",
                        "take the include out, or exclude one of the two files"))
                .distinct()
                .toList();
    }

    /** Return what is sent to the server when the file runs alone. */
    List<String> statements() {
        return includes.statements().stream().map(Statement::text).toList();
    }

    /** Return what is wrong with the file, and what the copy puts right. */
    List<SchemaProblem> problems() {
        List<SchemaProblem> problems = new ArrayList<>();
        for (Diagnostic diagnostic : includes.diagnostics()) {
            problems.add(problem(diagnostic));
        }
        for (SqlScript script : includes.scripts()) {
            for (MetaCommand meta : script.metaCommands()) {
                if (meta.refused()) {
                    problems.add(psql(meta, meta.name() + " " + meta.reason()));
                } else if (meta.treatment() == Treatment.INCLUDE && meta.insideStatement()) {
                    problems.add(psql(meta, meta.name() + " stands inside of a statement"));
                }
            }
            for (Statement statement : script.statements()) {
                if (!statement.terminated() && script.diagnostics().stream().noneMatch(d -> spills(d.kind()))) {
                    problems.add(missingEnd(statement));
                }
            }
        }
        return problems;
    }

    private static SchemaProblem psql(MetaCommand meta, String message) {
        return SchemaProblem.of(Kind.PSQL_COMMAND, meta.location(), message, "write it as SQL, or take it out");
    }

    private static SchemaProblem missingEnd(Statement statement) {
        SourceLocation end = statement.source().location(statement.end());
        return SchemaProblem.of(
                Kind.MISSING_END, end, "the last statement has no ';' at its end; the build adds it", "add the ';'");
    }

    private SchemaProblem problem(Diagnostic diagnostic) {
        if (diagnostic.warning()) {
            return SchemaProblem.of(Kind.PSQL_DIFFERS, diagnostic.location(), diagnostic.message(), null);
        }
        if (diagnostic.kind() == Diagnostic.Kind.MISSING_COPY_END) {
            return SchemaProblem.of(
                    Kind.MISSING_END, diagnostic.location(), diagnostic.message() + " The build adds it.", null);
        }
        if (!spills(diagnostic.kind())) {
            return SchemaProblem.of(Kind.BROKEN_TEXT, diagnostic.location(), diagnostic.message(), null);
        }
        boolean refused = diagnostic.kind() == Diagnostic.Kind.UNTERMINATED_COMMENT
                ? settings.failOnUnclosedBlocks()
                : settings.failOnSpillover();
        SchemaProblem problem = SchemaProblem.of(
                Kind.SPILLS_OVER, diagnostic.location(), diagnostic.message(), "the next file would be swallowed");
        return refused ? problem : problem.withSeverity(Severity.WARNING);
    }

    private static boolean spills(Diagnostic.Kind kind) {
        return switch (kind) {
            case UNTERMINATED_COMMENT,
                    UNTERMINATED_STRING,
                    UNTERMINATED_IDENTIFIER,
                    UNTERMINATED_DOLLAR_QUOTE,
                    UNCLOSED_PARENTHESIS,
                    UNCLOSED_BEGIN -> true;
            default -> false;
        };
    }

    /** Copy the file, with included files in place of their lines; what psql would never send is left out. */
    void copyTo(BuildText out) {
        copy(includes.scripts().iterator(), out);
    }

    private void copy(Iterator<SqlScript> scripts, BuildText out) {
        SqlScript script = scripts.next();
        boolean spilling = script.diagnostics().stream().anyMatch(d -> spills(d.kind()));
        for (Piece piece : script.pieces()) {
            if (piece instanceof MetaCommand meta && meta.treatment() == Treatment.INCLUDE) {
                copy(scripts, out);
            } else if (!isLeftOut(piece)) {
                out.copy(piece.source(), afterMark(piece), piece.end());
            }
            if (piece instanceof Statement statement && !statement.terminated() && !spilling) {
                out.write(";");
            } else if (piece instanceof CopyData data && !data.terminated()) {
                out.newLine();
                out.write("\\.\n");
            }
        }
        out.newLine();
    }

    private static boolean isLeftOut(Piece piece) {
        return (piece instanceof Gap gap && gap.discarded())
                || (piece instanceof MetaCommand meta && QUITS.contains(meta.name()));
    }

    // A byte order mark is nothing in the middle of a text.
    private static int afterMark(Piece piece) {
        boolean mark = piece.start() == 0 && piece.source().text().startsWith("\uFEFF");
        return mark ? 1 : piece.start();
    }
}
