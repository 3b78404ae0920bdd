package io.confiture.migration.layout;

import io.confiture.migration.LayoutProblem;
import io.confiture.migration.LayoutProblem.Kind;
import io.confiture.migration.Script;
import io.confiture.sql.SqlScript;
import io.confiture.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a section as goose does, and finds where that tears a statement apart.
 *
 * <p>goose knows no SQL: outside of StatementBegin and StatementEnd a statement ends with the line whose last word, before
 * a word that starts with {@code --}, ends with a semicolon; what is left at the end is refused. A function body with
 * semicolons therefore needs the annotations. Source: pressly/goose {@code internal/sqlparser/parser.go}.
 */
final class GooseStatements {

    private final Script script;
    private final SqlScript parsed;
    private boolean pending;
    private int pendingFrom;

    GooseStatements(Script script) {
        this.script = script;
        this.parsed = script.parse();
    }

    /** Return the script, marked if goose cannot run it. */
    Script check() {
        boolean block = false;
        Lines lines = new Lines(script.text());
        while (lines.next()) {
            String line = lines.line();
            if (GooseSections.isMarker(line)) {
                String annotation = GooseSections.annotation(line);
                block = annotation.equals("statementbegin") || (block && !annotation.equals("statementend"));
                pending = pending && !annotation.equals("statementend");
                continue;
            }
            if (!pending && (line.isBlank() || line.strip().startsWith("--"))) {
                continue;
            }
            if (!pending) {
                pending = true;
                pendingFrom = lines.start();
            }
            if (!block && endsStatement(line)) {
                pending = false;
                Statement torn = statementAround(lines.start() + line.length());
                if (torn != null) {
                    return script.withDefect(problem(
                            torn.start(),
                            "goose ends this statement at the semicolon that ends line %d, in the middle of it"
                                    .formatted(parsed.source()
                                            .location(lines.start())
                                            .line()),
                            "put '-- +goose StatementBegin' above the statement and '-- +goose StatementEnd' below"));
                }
            }
        }
        if (pending && !block) {
            return script.withDefect(problem(
                    pendingFrom,
                    "goose refuses what follows the last statement, because no line of it ends with a semicolon",
                    "end the statement with ';' at the end of a line"));
        }
        return script;
    }

    private @Nullable Statement statementAround(int lineEnd) {
        List<Statement> statements = parsed.statements();
        for (Statement statement : statements) {
            if (statement.start() < lineEnd && lineEnd < statement.end()) {
                return statement;
            }
        }
        return null;
    }

    private LayoutProblem problem(int offset, String what, String suggestion) {
        return new LayoutProblem(
                Kind.TOOL_FAILS,
                "%s: %s".formatted(script.name(), what),
                parsed.source().location(offset),
                suggestion);
    }

    private static boolean endsStatement(String line) {
        String last = "";
        for (String word : Words.of(line)) {
            if (word.startsWith("--")) {
                break;
            }
            last = word;
        }
        return last.endsWith(";");
    }
}
