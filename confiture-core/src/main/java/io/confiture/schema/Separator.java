package io.confiture.schema;

import io.confiture.project.Environment;
import io.confiture.project.Project;
import io.confiture.project.SourceLocation;
import io.confiture.schema.SchemaProblem.Kind;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the comment before each file. It is for people: nothing relies on it being seen as a comment. */
final class Separator {
    private static final String RULE = "=".repeat(42);

    private final Environment.Build settings;

    Separator(Environment.Build settings) {
        this.settings = settings;
    }

    /** Return the lines before a file, each with its end. */
    String before(String name) {
        String shown = harmless(name);
        return switch (settings.separatorStyle()) {
            case BLOCK_COMMENT -> "/* " + RULE + "\n * File: " + shown + "\n * " + RULE + " */\n";
            case LINE_COMMENT -> "-- " + RULE + "\n-- File: " + shown + "\n-- " + RULE + "\n";
            case CUSTOM -> String.valueOf(settings.separatorTemplate()).replace("{file_path}", shown) + "\n";
        };
    }

    // A file name may hold nearly anything, also what ends or opens a comment.
    private static String harmless(String name) {
        StringBuilder shown = new StringBuilder();
        name.codePoints().forEach(c -> shown.appendCodePoint(Character.isISOControl(c) ? '?' : c));
        return shown.toString().replace("*/", "*?").replace("/*", "?*");
    }

    /** Return what is wrong with a custom template, or null. */
    @Nullable
    SchemaProblem problem(Project project) {
        SqlScript script = SqlScript.parse(SqlSource.of(project.root(), "separator", before("db/schema/a.sql")));
        if (!script.hasStatements()
                && script.metaCommands().isEmpty()
                && script.diagnostics().isEmpty()) {
            return null;
        }
        SourceLocation place = project.environment().origin("build.separators.custom_template");
        return SchemaProblem.of(
                Kind.BAD_SEPARATOR,
                place == null ? project.locationOf(project.root()) : place,
                "build.separators.custom_template is not a comment",
                "begin each of its lines with --");
    }

    /** Return a header of line comments, followed by an empty line. */
    static String header(Project project, List<SchemaFile> files, String hash, BuildOptions options) {
        return "-- " + RULE + "\n-- Schema of " + harmless(project.name()) + ", environment "
                + project.environment().name()
                + "\n-- Built by Confiture. Do not edit: change the files and build again.\n"
                + "-- Files: " + files.size() + "\n-- SHA-256: " + hash + "\n"
                + (options.builtAt() == null ? "" : "-- Built at: " + options.builtAt() + "\n") + "-- " + RULE
                + "\n\n";
    }
}
