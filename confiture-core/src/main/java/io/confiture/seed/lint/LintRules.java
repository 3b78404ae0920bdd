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

    static final Rule FILE_ORDER = new Rule(
            "seed/file-order",
            Severity.ERROR,
            "Rows are loaded after the rows that they refer to. Judged by the foreign keys of the schema files; those that are"
                    + " INITIALLY DEFERRED are looked at by nobody before the end, and rows of one statement may refer to each"
                    + " other.",
            "Rename the file so that it is loaded later, or move the statement.");

    static final Rule MISSING_REFERENCE = new Rule(
            "seed/missing-reference",
            Severity.ERROR,
            "Every row that a seed file refers to is loaded by one of the files of the same environment. Values are compared as"
                    + " their type compares them: numbers as numbers, UUIDs in any notation, texts exactly. What only the"
                    + " server knows (expressions, values of sequences, rows that triggers write) is said to be undecided.",
            "Add the row that is missing, or correct the reference.");

    static final Rule DUPLICATE_KEY = new Rule(
            "seed/duplicate-key",
            Severity.ERROR,
            "No two rows of an environment's files agree in a primary key or unique key of their table, unless the later INSERT"
                    + " has ON CONFLICT. NULLs agree with nothing, but for keys with NULLS NOT DISTINCT.",
            "Remove one of the rows, or correct its key.");

    static final Rule REQUIRED_NULL = new Rule(
            "seed/required-null",
            Severity.ERROR,
            "Every row has a value in the columns that must not be NULL and have no default.",
            "Give a value.");

    static final Rule ENVIRONMENTS = new Rule(
            "seed/environments",
            Severity.ERROR,
            "Two environments load the same tables, rows and values. Asked by confiture seed validate --compare only.",
            "Add what is missing, or take the difference for intended.");

    private LintRules() {}

    static List<Rule> all() {
        return List.of(
                EMPTY,
                DOUBLE_SEMICOLON,
                LOADS_ONLY,
                ON_CONFLICT,
                FILE_ORDER,
                MISSING_REFERENCE,
                DUPLICATE_KEY,
                REQUIRED_NULL,
                ENVIRONMENTS);
    }
}
