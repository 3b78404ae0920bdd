package io.confiture.sync.copy;

import io.confiture.check.Rule;
import io.confiture.check.Severity;
import java.util.List;

/** Defines what is asked of the two databases before and after rows are copied. */
public final class CopyRules {

    static final Rule SAME_DATABASE = new Rule(
            "sync/target-is-source",
            Severity.CRITICAL,
            "The database that is written is another than the one that is read.",
            "Name another database with --to.");

    static final Rule PROTECTED = new Rule(
            "sync/target-protected",
            Severity.CRITICAL,
            "The database that is written is none of those that sync.protected names.",
            "Name another database with --to; production belongs into sync.protected.");

    static final Rule RECOVERY = new Rule(
            "sync/target-read-only",
            Severity.ERROR,
            "The database that is written takes changes.",
            "Name the primary server with --to, not a standby, and a role that may write.");

    static final Rule SCHEMA = new Rule(
            "sync/target-schema",
            Severity.ERROR,
            "The target has every table and column that is copied, of the same type, and nothing that must have a value besides.",
            "Bring the target's schema to where the source's is: build it from the same files, or migrate it.");

    static final Rule PRIVILEGE = new Rule(
            "sync/privilege",
            Severity.ERROR,
            "The roles may read what is copied and own what is written. Neither needs to be a superuser.",
            "Connect as the owner of the target's tables, and as a role that may SELECT from the source's.");

    static final Rule ROW_SECURITY = new Rule(
            "sync/row-security",
            Severity.ERROR,
            "No policy hides rows of the source from the role that reads them.",
            "Read as a role with BYPASSRLS, or as the owner where row security is not forced.");

    static final Rule REFERENCE = new Rule(
            "sync/reference-from-outside",
            Severity.ERROR,
            "No row of a table that is not copied points to a row that is replaced.",
            "Copy that table too, or empty it before.");

    static final Rule SEQUENCE = new Rule(
            "sync/sequence",
            Severity.ERROR,
            "The source's sequences can be read, and the target's stand where they stand, and not behind any row.",
            "Grant SELECT on the sequences of the source; let those of the target have the same bounds.");

    static final Rule NOT_REFRESHED = new Rule(
            "sync/materialized-view",
            Severity.INFO,
            "Materialized views show the rows that were copied.",
            "REFRESH MATERIALIZED VIEW on the target.");

    static final Rule NOT_COPIED = new Rule(
            "sync/not-copied", Severity.INFO, "What is not copied is said.", "Nothing, unless the target needs it.");

    static final Rule UNFINISHED = new Rule(
            "sync/unfinished",
            Severity.ERROR,
            "A run that did not end is gone on with only where source and decisions are the same.",
            "Run without --resume: what the unfinished run did is put back, and a new one begins.");

    private CopyRules() {}

    /** Return the rules that a copy can find broken. */
    public static List<Rule> all() {
        return List.of(
                SAME_DATABASE,
                PROTECTED,
                RECOVERY,
                SCHEMA,
                PRIVILEGE,
                ROW_SECURITY,
                REFERENCE,
                SEQUENCE,
                NOT_REFRESHED,
                NOT_COPIED,
                UNFINISHED);
    }
}
