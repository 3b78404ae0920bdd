package io.confiture.migration.layout;

import io.confiture.migration.Down;
import io.confiture.migration.LayoutProblem.Kind;
import io.confiture.migration.Migration;
import io.confiture.migration.Script;
import io.confiture.migration.TransactionMode;
import io.confiture.sql.Comment;
import io.confiture.sql.SqlScript;
import java.util.List;

/** Finds {@code -- confiture:no-transaction} between the statements of a script: each of them is then committed alone. */
record NoTransaction(Collector out) {

    private static final String MARK = "confiture:no-transaction";

    void apply() {
        out.migrations().replaceAll(this::apply);
    }

    private Migration apply(Migration migration) {
        List<Script> up = apply(migration.up());
        Down down = migration.down() instanceof Down.Scripts downs
                ? new Down.Scripts(apply(downs.scripts()))
                : migration.down();
        return migration.withScripts(up, down);
    }

    private List<Script> apply(List<Script> scripts) {
        return scripts.stream().map(this::apply).toList();
    }

    private Script apply(Script script) {
        // Most files have no mark: they are not cut into statements for it.
        if (!script.text().contains(MARK)) {
            return script;
        }
        SqlScript parsed = script.parse();
        for (Comment comment : parsed.comments()) {
            if (comment.text().startsWith(MARK)) {
                if (between(parsed, comment) && comment.text().equals(MARK)) {
                    return script.with(TransactionMode.NO_TRANSACTION);
                }
                out.problem(
                        Kind.BAD_MARKER,
                        comment.location(),
                        "%s: '%s' is not read here".formatted(script.name(), comment.text()),
                        "write '-- confiture:no-transaction', and nothing behind it, between statements");
            }
        }
        return script;
    }

    private static boolean between(SqlScript script, Comment comment) {
        return script.statements().stream().noneMatch(s -> s.start() < comment.start() && comment.end() < s.end());
    }
}
