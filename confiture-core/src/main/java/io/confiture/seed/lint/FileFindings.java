package io.confiture.seed.lint;

import io.confiture.check.Finding;
import io.confiture.check.Rule;
import io.confiture.check.ScriptReading;
import io.confiture.seed.SeedRules;
import io.confiture.sql.SqlScript;
import io.confiture.sql.SqlSource;
import io.confiture.sql.SqlSourceException;
import io.confiture.sql.Statement;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds what the rules for single files say about one seed file; the file's text itself is not kept.
 *
 * @param text what keeps the file from being read as SQL, and what is worth knowing of its text
 * @param readable whether the other rules could look
 * @param byRule what they found
 */
record FileFindings(List<Finding> text, boolean readable, Map<Rule, List<Finding>> byRule) {

    FileFindings {
        text = List.copyOf(text);
        byRule = Map.copyOf(byRule);
    }

    /** Read a file, with the files that it includes. */
    static FileFindings read(Path file, String name, Path root) {
        SqlScript script;
        try {
            script = SqlScript.parse(SqlSource.read(file, name));
        } catch (SqlSourceException e) {
            return unreadable(List.of(Finding.of(ScriptReading.TEXT, String.valueOf(e.getMessage()))
                    .at(e.location())));
        }
        ScriptReading reading = ScriptReading.following(script, root);
        if (!reading.problems().isEmpty()) {
            return unreadable(reading.problems());
        }
        List<Finding> text = new ArrayList<>(reading.notes().stream()
                .filter(n -> !n.rule().equals(ScriptReading.TRANSACTION))
                .toList());
        if (reading.isEmpty()) {
            text.add(Finding.of(LintRules.EMPTY, "there is no statement in this file")
                    .at(script.source().location(0)));
        }
        StatementRules rules = new StatementRules();
        for (Statement statement : reading.statements()) {
            rules.add(statement);
        }
        Map<Rule, List<Finding>> byRule = new LinkedHashMap<>();
        byRule.put(LintRules.DOUBLE_SEMICOLON, semicolons(script));
        for (Rule rule : List.of(LintRules.LOADS_ONLY, LintRules.ON_CONFLICT, SeedRules.TRANSACTION)) {
            byRule.put(rule, rules.of(rule));
        }
        return new FileFindings(text, true, byRule);
    }

    private static FileFindings unreadable(List<Finding> problems) {
        return new FileFindings(problems, false, Map.of());
    }

    private static List<Finding> semicolons(SqlScript script) {
        return EmptyStatements.of(script).stream()
                .map(offset -> Finding.of(LintRules.DOUBLE_SEMICOLON, "this semicolon ends no statement")
                        .at(script.source().location(offset))
                        .withExcerpt(script.source().excerpt(offset)))
                .toList();
    }
}
