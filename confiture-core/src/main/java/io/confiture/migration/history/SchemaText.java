package io.confiture.migration.history;

import io.confiture.project.Environment;
import io.confiture.project.IncludeEntry;
import io.confiture.project.Project;
import io.confiture.sql.Lexer;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import io.confiture.sql.Statement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * Reads which statements define the schema in a folder of schema files: everything but those that only move rows, look or set.
 *
 * <p>Two statements are the same when they have the same tokens: comments and white space do not count.
 */
final class SchemaText {
    private static final Set<String> DEFINE_NOTHING = Set.of(
            "SELECT",
            "VALUES",
            "TABLE",
            "WITH",
            "INSERT",
            "UPDATE",
            "DELETE",
            "MERGE",
            "COPY",
            "SET",
            "RESET",
            "SHOW",
            "BEGIN",
            "START",
            "COMMIT",
            "END",
            "ROLLBACK",
            "SAVEPOINT",
            "RELEASE",
            "VACUUM",
            "ANALYZE",
            "EXPLAIN",
            "LOCK",
            "LISTEN",
            "NOTIFY",
            "CHECKPOINT",
            "CLUSTER",
            "REINDEX",
            "DISCARD");

    private final Project project;

    SchemaText(Project project) {
        this.project = project;
    }

    /**
     * Add the defining statements to those that were read, each under its tokens.
     *
     * @param entry which files of the folder are schema files
     * @param folder where they are now: the entry's own folder, or a copy of it
     * @param root what names of files are relative to
     * @throws io.confiture.sql.SqlSourceException when a file cannot be read
     */
    void read(IncludeEntry entry, Path folder, Path root, SortedMap<String, List<Statement>> into) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder, entry.recursive() ? Integer.MAX_VALUE : 1)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                Path relative = folder.relativize(file);
                if (isSchema(entry, relative)) {
                    String name = root.relativize(file).toString().replace('\\', '/');
                    SqlScript.parse(SqlSource.read(file, name)).statements().stream()
                            .filter(SchemaText::defines)
                            .forEach(s -> into.computeIfAbsent(tokens(s), k -> new ArrayList<>())
                                    .add(s));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be listed", e);
        }
    }

    private boolean isSchema(IncludeEntry entry, Path relative) {
        Path own = entry.path().resolve(relative.toString());
        Environment environment = project.environment();
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return false;
            }
        }
        return entry.include().stream().anyMatch(g -> g.matches(relative))
                && entry.exclude().stream().noneMatch(g -> g.matches(relative))
                && environment.excludes().stream().noneMatch(own::startsWith)
                && environment.seed().directories().stream().noneMatch(own::startsWith)
                && !own.startsWith(environment.seed().prep().directory())
                && !own.startsWith(environment.migration().directory());
    }

    private static boolean defines(Statement statement) {
        String command = statement.kind().command();
        int space = command.indexOf(' ');
        return !DEFINE_NOTHING.contains(space < 0 ? command : command.substring(0, space));
    }

    private static String tokens(Statement statement) {
        StringBuilder tokens = new StringBuilder();
        Lexer lexer = statement.lexer();
        while (lexer.nextSignificant()) {
            tokens.append(lexer.kind().identifier() ? lexer.name() : lexer.text())
                    .append('\n');
        }
        return tokens.toString();
    }
}
