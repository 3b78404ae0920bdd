package io.confiture.migration.hook;

import io.confiture.check.Finding;
import io.confiture.check.ScriptReading;
import io.confiture.postgres.ScriptExecutor;
import io.confiture.project.Nearest;
import io.confiture.project.Problem;
import io.confiture.project.Project;
import io.confiture.project.SourceLocation;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import io.confiture.sql.SqlSourceException;
import io.confiture.sql.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the SQL hooks: {@code {phase}/{name}.sql} in the hooks directory. */
final class HookFiles {

    private static final String SQL = ".sql";

    private final Project project;
    private final Consumer<Problem> problems;

    HookFiles(Project project, Consumer<Problem> problems) {
        this.project = project;
        this.problems = problems;
    }

    /** Read a directory; without one there are no hooks. */
    List<HookEntry> read(Path directory) {
        List<HookEntry> hooks = new ArrayList<>();
        if (Files.exists(directory)) {
            for (Path entry : list(directory)) {
                if (Files.isDirectory(entry)) {
                    phase(entry).ifPresent(phase -> folder(entry, phase, hooks));
                } else if (fileName(entry).endsWith(SQL)) {
                    complain(entry, "the hook lies in no folder of a phase, so it would never run", "move it into one");
                }
            }
        }
        return hooks;
    }

    private Optional<HookPhase> phase(Path folder) {
        String name = fileName(folder);
        Optional<HookPhase> phase = HookPhase.named(name);
        if (phase.isEmpty()) {
            List<String> words =
                    Stream.of(HookPhase.values()).map(HookPhase::word).toList();
            String near = Nearest.question(name, words);
            complain(
                    folder,
                    "there is no phase " + name,
                    near == null ? "the phases are " + String.join(", ", words) : near);
        }
        return phase;
    }

    private void folder(Path folder, HookPhase phase, List<HookEntry> hooks) {
        for (Path file : list(folder)) {
            String name = fileName(file);
            if (Files.isDirectory(file)) {
                complain(file, "folders in the folder of a phase are not searched", "move its hooks up");
            } else if (name.endsWith(SQL)) {
                HookEntry hook = hook(file, phase, name.substring(0, name.length() - SQL.length()));
                if (hook != null) {
                    hooks.add(hook);
                }
            }
        }
    }

    private @Nullable HookEntry hook(Path file, HookPhase phase, String name) {
        SqlScript script;
        try {
            script = SqlScript.parse(SqlSource.read(file, project.nameOf(file)));
        } catch (SqlSourceException e) {
            problems.accept(new Problem(project.locationOf(file), null, String.valueOf(e.getMessage()), null));
            return null;
        }
        ScriptReading reading = ScriptReading.of(script);
        for (Finding finding : reading.problems()) {
            SourceLocation where = finding.location();
            problems.accept(new Problem(
                    where == null ? project.locationOf(file) : where, null, finding.message(), finding.suggestion()));
        }
        HookOptions options = new HookDirectives(problems).read(script);
        HookEntry.Sql hook = new HookEntry.Sql(phase, name, options, project.locationOf(file), reading.statements());
        if (reading.statements().isEmpty() && reading.problems().isEmpty()) {
            complain(file, "the hook has no statements", "write it, or remove the file");
        }
        for (Statement statement : reading.statements()) {
            checkStatement(hook, statement);
        }
        return hook;
    }

    private void checkStatement(HookEntry.Sql hook, Statement statement) {
        if (statement.kind().transactionControl().isPresent()) {
            problems.accept(new Problem(
                    statement.location(),
                    null,
                    statement.kind().command() + " is not for hooks: each runs in one transaction",
                    "take it away"));
        } else if (ScriptExecutor.needsNoTransaction(statement)
                && (hook.moment() == HookMoment.INSIDE || hook.statements().size() > 1)) {
            problems.accept(new Problem(
                    statement.location(),
                    null,
                    statement.kind().command() + " is refused by PostgreSQL in a transaction",
                    "give it a hook of its own, with -- confiture:hook transaction=outside"));
        }
    }

    private List<Path> list(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(p -> !fileName(p).startsWith(".")).sorted().toList();
        } catch (IOException e) {
            complain(directory, "the hooks cannot be listed (" + e.getClass().getSimpleName() + ")", null);
            return List.of();
        }
    }

    private static String fileName(Path path) {
        return String.valueOf(path.getFileName());
    }

    private void complain(Path path, String message, @Nullable String suggestion) {
        problems.accept(new Problem(project.locationOf(path), null, message, suggestion));
    }
}
