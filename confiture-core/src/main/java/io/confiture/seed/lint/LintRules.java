package io.confiture.seed.lint;

import io.confiture.check.Rule;
import io.confiture.check.Severity;
import java.util.List;

/** Defines what plain seed files are held to. */
final class LintRules {

    static final Rule EMPTY = new Rule(
            "seed/empty-file", Severity.WARNING, "A seed file has statements.", "Write the rows, or delete the file.");

    static final Rule DOUBLE_SEMICOLON = new Rule(
            "seed/double-semicolon",
            Severity.WARNING,
            "Each semicolon ends a statement.",
            "Remove it, or let confiture seed validate --fix do it.");

    static final Rule LOADS_ONLY = new Rule(
            "seed/loads-only",
            Severity.ERROR,
            "A seed file loads rows: INSERT, COPY .. FROM, MERGE, also with WITH. Queries (SELECT, also of setval and"
                    + " set_config), settings (SET, RESET), ANALYZE, LOCK, REFRESH MATERIALIZED VIEW, PREPARE and EXECUTE, and"
                    + " CREATE TEMPORARY TABLE, which leaves nothing behind, are no loads and do no harm. Everything else"
                    + " changes what the schema files say, or rows that other files loaded. The body of a DO block or of a"
                    + " called procedure cannot be judged, so neither belongs here.",
            "Move it to the schema files or to a migration, or write the rows as they are to be.");

    static final Rule ON_CONFLICT = new Rule(
            "seed/on-conflict",
            Severity.WARNING,
            "An INSERT can run twice: it has ON CONFLICT, or its query leaves out with NOT EXISTS or EXCEPT what is there"
                    + " already. Not asked of INSERTs into temporary tables. COPY has no such clause.",
            "Add ON CONFLICT DO NOTHING, or let confiture seed validate --fix do it.");

    private LintRules() {}

    static List<Rule> all() {
        return List.of(EMPTY, DOUBLE_SEMICOLON, LOADS_ONLY, ON_CONFLICT);
    }
}
