package io.confiture.sql;

import io.confiture.sql.Diagnostic.Kind;
import io.confiture.sql.MetaCommand.Treatment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Holds a script with all that it includes by {@code \i} and {@code \ir}, flattened in the order of running.
 *
 * <p>Immutable and thread-safe.
 *
 * @param statements the statements in order, each with its own source
 * @param scripts the scripts that were read, the including one first; a file included twice is there twice
 * @param diagnostics what is wrong with the texts and the includes
 */
public record SqlIncludes(List<Statement> statements, List<SqlScript> scripts, List<Diagnostic> diagnostics) {

    /** Copy the lists. */
    public SqlIncludes {
        statements = List.copyOf(statements);
        scripts = List.copyOf(scripts);
        diagnostics = List.copyOf(diagnostics);
    }

    /**
     * Follow the includes of a script; never throws for what the script says.
     *
     * @param script where to begin
     * @param root the project's root: a file outside, also by a symbolic link, is reported and not read
     * @param workingDirectory what {@code \i} is relative to, as psql's working directory is; {@code \ir} is relative to
     *     the file that says it
     */
    public static SqlIncludes resolve(SqlScript script, Path root, Path workingDirectory) {
        if (script.metaCommands().isEmpty()) {
            return new SqlIncludes(script.statements(), List.of(script), script.diagnostics());
        }
        Walk walk = new Walk(root.toAbsolutePath().normalize(), workingDirectory);
        walk.visit(script);
        return new SqlIncludes(walk.statements, walk.scripts, walk.diagnostics);
    }

    /** Return the psql commands, of all scripts, that cannot be honoured. */
    public List<MetaCommand> refused() {
        return scripts.stream()
                .flatMap(script -> script.metaCommands().stream())
                .filter(MetaCommand::refused)
                .toList();
    }

    private static final class Walk {
        private final Path root;
        private final Path workingDirectory;
        private final Deque<Path> open = new ArrayDeque<>();
        private final List<Statement> statements = new ArrayList<>();
        private final List<SqlScript> scripts = new ArrayList<>();
        private final List<Diagnostic> diagnostics = new ArrayList<>();

        Walk(Path root, Path workingDirectory) {
            this.root = root;
            this.workingDirectory = workingDirectory;
        }

        void visit(SqlScript script) {
            open.push(script.source().file().toAbsolutePath().normalize());
            scripts.add(script);
            diagnostics.addAll(script.diagnostics());
            for (Piece piece : script.pieces()) {
                if (piece instanceof Statement statement) {
                    statements.add(statement);
                } else if (piece instanceof MetaCommand meta && meta.treatment() == Treatment.INCLUDE) {
                    include(meta);
                }
            }
            open.pop();
        }

        private void include(MetaCommand meta) {
            String argument = MetaRules.unquote(meta.argument());
            Path target;
            try {
                Path base = meta.relativeToFile()
                        ? meta.source().file().toAbsolutePath().resolveSibling(argument)
                        : workingDirectory.resolve(argument);
                target = base.toAbsolutePath().normalize();
            } catch (InvalidPathException e) {
                report(meta, Kind.INCLUDE_UNREADABLE, "\"" + argument + "\" is no path: " + e.getReason());
                return;
            }
            if (!target.startsWith(root)) {
                outside(meta, argument);
            } else if (open.contains(target)) {
                report(meta, Kind.INCLUDE_CYCLE, "\"" + argument + "\" includes itself by this line.");
            } else if (!Files.isRegularFile(target)) {
                String where = name(target);
                report(meta, Kind.INCLUDE_UNREADABLE, "There is no file " + where + " to include.");
            } else {
                read(meta, argument, target);
            }
        }

        private void read(MetaCommand meta, String argument, Path target) {
            try {
                if (!target.toRealPath().startsWith(root.toRealPath())) {
                    outside(meta, argument);
                    return;
                }
                visit(SqlScript.parse(SqlSource.read(target, name(target))));
            } catch (IOException | SqlSourceException e) {
                report(meta, Kind.INCLUDE_UNREADABLE, "Cannot include this file: " + e.getMessage());
            }
        }

        private void outside(MetaCommand meta, String argument) {
            String advice = "; move it there, or name it relative to "
                    + (meta.relativeToFile() ? "this file." : "the project (\\ir is relative to the file).");
            report(meta, Kind.INCLUDE_OUTSIDE, "\"" + argument + "\" lies outside of the project" + advice);
        }

        private String name(Path target) {
            return root.relativize(target).toString().replace('\\', '/');
        }

        private void report(MetaCommand meta, Kind kind, String message) {
            diagnostics.add(new Diagnostic(kind, message, meta.source(), meta.start()));
        }
    }
}
