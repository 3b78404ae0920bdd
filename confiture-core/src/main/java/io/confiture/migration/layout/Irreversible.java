package io.confiture.migration.layout;

import io.confiture.migration.Down;
import io.confiture.migration.LayoutProblem.Kind;
import io.confiture.migration.Migration;
import io.confiture.migration.Script;
import io.confiture.sql.Comment;
import io.confiture.sql.SqlScript;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds {@code -- confiture:irreversible <reason>} between the statements of up and down scripts.
 *
 * <p>It holds whatever a down script says, so that one may raise an exception on purpose.
 */
record Irreversible(Collector out) {

    private static final String MARK = "confiture:irreversible";

    void apply() {
        out.migrations().replaceAll(this::apply);
    }

    private Migration apply(Migration migration) {
        List<Script> scripts = new ArrayList<>(migration.up());
        if (migration.down() instanceof Down.Scripts downs) {
            scripts.addAll(downs.scripts());
        }
        Migration result = migration;
        for (Script script : scripts) {
            if (script.text().contains(MARK) && !migration.repeatable()) {
                SqlScript parsed = script.parse();
                for (Comment comment : parsed.comments()) {
                    if (comment.text().startsWith(MARK)) {
                        result = declare(result, comment, parsed);
                    }
                }
            }
        }
        return result;
    }

    private Migration declare(Migration migration, Comment comment, SqlScript parsed) {
        String rest = comment.text().substring(MARK.length());
        boolean between =
                parsed.statements().stream().noneMatch(s -> s.start() < comment.start() && comment.end() < s.end());
        if (!between || !(rest.isEmpty() || rest.startsWith(":") || Character.isWhitespace(rest.charAt(0)))) {
            out.problem(
                    Kind.BAD_MARKER,
                    comment.location(),
                    "%s: '%s' is not read here".formatted(comment.source().name(), MARK + rest),
                    "write '-- confiture:irreversible <reason>' between statements");
            return migration;
        }
        String reason = (rest.startsWith(":") ? rest.substring(1) : rest).strip();
        if (reason.isEmpty()) {
            out.problem(
                    Kind.MISSING_REASON,
                    comment.location(),
                    "%s is declared irreversible without a reason".formatted(migration.id()),
                    "say why behind it: -- confiture:irreversible <reason>");
        }
        if (migration.down() instanceof Down.DeclaredIrreversible) {
            return migration;
        }
        if (migration.down() instanceof Down.Scripts downs) {
            downs.scripts().forEach(down -> noteUnused(down, comment));
        }
        return migration.withDown(new Down.DeclaredIrreversible(reason, comment.location()));
    }

    private void noteUnused(Script down, Comment comment) {
        if (!down.file().equals(comment.source().file())) {
            out.problem(
                    Kind.NOT_CHECKED,
                    down.location(),
                    "%s is not run: %s declares the migration irreversible".formatted(down.name(), comment.location()),
                    "delete it, or the declaration");
        }
    }
}
