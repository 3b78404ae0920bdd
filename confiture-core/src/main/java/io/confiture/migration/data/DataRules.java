package io.confiture.migration.data;

import io.confiture.check.Rule;
import io.confiture.check.Severity;
import java.util.List;

/** Defines what is asked of migrations that run on rows. */
public final class DataRules {

    static final Rule LOSSY = new Rule(
            "migration/data-survives",
            Severity.ERROR,
            "Rows that were there before are the same after up and down, or their loss is declared.",
            "Keep what down needs, or declare: -- confiture:lossy <reason>");

    static final Rule DECLARED = new Rule(
            "migration/declared-lossy",
            Severity.INFO,
            "What up and down lose is known.",
            "Nothing, as long as the reason holds.");

    static final Rule FAILS = new Rule(
            "migration/fails-on-data",
            Severity.WARNING,
            "A migration runs on every row that the schema before it allows.",
            "Repair the rows before the statement, or say why there are none: -- confiture:expects <reason>");

    static final Rule FIXTURE = new Rule(
            "migration/fixture",
            Severity.ERROR,
            "The rows of a .data.sql file can be put in before the migration, which then runs on them.",
            "Correct the file, or the migration.");

    static final Rule REASON = new Rule(
            "migration/declaration",
            Severity.ERROR,
            "A declaration has a reason.",
            "Write why: -- confiture:lossy <reason>, -- confiture:expects <reason>");

    static final Rule UNNEEDED = new Rule(
            "migration/unneeded-declaration",
            Severity.WARNING,
            "A declaration says what happens.",
            "Remove the comment, or add rows that show it in a .data.sql file.");

    static final Rule NOT_FILLED = new Rule(
            "migration/not-filled",
            Severity.INFO,
            "Every table that a migration touches can be given rows before it is tried.",
            "Write rows for it into a .data.sql file beside the migration.");

    static final Rule STAMPED = new Rule(
            "migration/stamped-by-trigger",
            Severity.INFO,
            "Times that triggers write into rows stay what they were while a migration updates the rows.",
            "Nothing, unless the time matters: ALTER TABLE .. DISABLE TRIGGER USER keeps it.");

    static final Rule NOT_TRIED = new Rule(
            "migration/not-tried",
            Severity.ERROR,
            "Rows can be put in before a migration, and read again.",
            "See what the server says; if no file of yours is to blame, report it to Confiture.");

    static final Rule IDEMPOTENT = new Rule(
            "migration/idempotent",
            Severity.ERROR,
            "A script that says confiture:idempotent can be run twice, and the second run changes nothing.",
            "Let the statement do nothing when its work is done, or remove the comment.");

    private DataRules() {}

    /** Return the rules that trying migrations on rows can find broken. */
    public static List<Rule> all() {
        return List.of(LOSSY, DECLARED, FAILS, FIXTURE, REASON, UNNEEDED, NOT_FILLED, STAMPED, NOT_TRIED, IDEMPOTENT);
    }
}
