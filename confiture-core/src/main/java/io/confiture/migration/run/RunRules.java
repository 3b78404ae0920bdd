package io.confiture.migration.run;

import io.confiture.check.Rule;
import io.confiture.check.Severity;
import java.util.List;

/** Defines what is demanded of migrations that run on a real database, and of that database. */
public final class RunRules {

    static final Rule STATEMENT = error(
            "run/statement",
            "The server carries out each statement of a migration.",
            "Repair the statement, and run the command again.");

    static final Rule CONTROL = error(
            "run/transaction-control",
            "A migration does not begin, end or hand away the transaction that it runs in.",
            "Remove the statement; or write -- confiture:no-transaction, then each statement, and each BEGIN .. COMMIT, is committed"
                    + " alone; or divide the migration in two.");

    static final Rule NEEDS_NO_TRANSACTION = error(
            "run/needs-no-transaction",
            "A migration that is one transaction has no statement that PostgreSQL refuses in one.",
            "Mark the file as its tool wants it for a run without a transaction.");

    static final Rule HIDDEN_END = error(
            "run/hidden-commit",
            "The transaction of a migration is still open after its last statement.",
            "Look at what is kept, repair it by hand, and remove what ends the transaction.");

    static final Rule UNREADABLE =
            error("run/file", "The files of a migration can be read and run.", "Repair the file; nothing was run.");

    static final Rule NOT_SQL = error(
            "run/not-sql",
            "A migration that is run is SQL or Java.",
            "Run this step with its own tool, and record it: migrate baseline.");

    static final Rule RETRIED = new Rule(
            "run/retried",
            Severity.INFO,
            "Statements get their locks at the first try.",
            "Nothing; if it happens often, run migrations when less is going on.");

    static final Rule INVALID_INDEX = new Rule(
            "run/invalid-index",
            Severity.WARNING,
            "No index is invalid, left behind by a CREATE INDEX CONCURRENTLY or REINDEX that failed.",
            "Nothing: it was dropped, so that the statement could be repeated.");

    static final Rule INDEX_IN_USE = error(
            "run/index-is-built",
            "Nobody else builds the index that a migration is about to make.",
            "Wait until that session is done, and run the command again.");

    static final Rule UNDECIDED = error(
            "run/unfinished",
            "Of each statement outside of a transaction it is known whether it was carried out.",
            "Look at the database; then say migrate repair --unfinished done, again or forget.");

    static final Rule RESUMED = new Rule(
            "run/resumed",
            Severity.INFO,
            "A migration runs from its first statement to its last without being interrupted.",
            "Nothing: it was carried on from the statement where it stopped.");

    static final Rule EDITED = error(
            "run/edited-between",
            "What an interrupted migration has run already is not edited before it is carried on.",
            "Put the text of those statements back; or forget the attempt: migrate repair --unfinished forget");

    static final Rule CONNECTION = error(
            "run/connection",
            "The connection lasts as long as the run.",
            "Run the command again: it goes on where this one stopped.");

    static final Rule LOCK = error(
            "run/lock",
            "One runner works on a database at a time.",
            "Wait until the other one is done, or raise migration.locking.timeout_ms.");

    static final Rule NO_LOCK = new Rule(
            "run/no-lock",
            Severity.WARNING,
            "Runners keep out of each other's way by a lock.",
            "Set migration.locking.enabled: true, unless nothing else can run migrations on this database.");

    static final Rule REQUEST = error(
            "run/request",
            "What is asked for exists.",
            "Correct the version or the number; migrate status lists them.");

    static final Rule LEDGER =
            error("run/ledger", "The ledger can be read and written.", "See the message; nothing was run.");

    static final Rule IRREVERSIBLE = error(
            "run/irreversible",
            "What is to be taken back has a way back.",
            "Write the down script, or stop before this migration; nothing was run.");

    static final Rule CHECKSUM = error(
            "run/checksum",
            "The files of an applied migration are those that were applied.",
            "Put the file back and write a new migration; or accept the file as it is: migrate repair");

    static final Rule MISSING = error(
            "run/missing-file",
            "Each applied migration has its file.",
            "Bring the file back, for example from the branch that it was applied from.");

    static final Rule ORDER = error(
            "run/out-of-order",
            "Migrations are applied in the order of their versions.",
            "Give it a version behind the last one that is applied, or set migration.out_of_order: true");

    static final Rule VERIFY = error(
            "run/verify",
            "The one SELECT of a .verify.sql file gives true in the first column of its first row.",
            "Look at what the migration left, or correct the question.");

    static final Rule TAKEOVER = error(
            "run/flyway",
            "What Flyway's history says is what the files of the project are.",
            "Put it right with Flyway, or bring the files back; nothing was recorded.");

    static final Rule CODE = error(
            "run/java",
            "The code of a migration in Java ends without an exception.",
            "Repair the class; see the exception.");

    static final Rule PRECONDITION = error(
            "run/precondition",
            "What a migration demands of the database before it runs holds.",
            "Bring the database into the state that the migration was written for, or correct the precondition.");

    static final Rule HOOK = error(
            "run/hook",
            "No hook refuses, fails or takes too long.",
            "See what the hook says; it stands in the hooks directory, or in a class of the project.");

    static final Rule HOOK_FILES = error(
            "run/hook-files",
            "The hooks of a project can be read and put in order.",
            "Repair the hook; nothing was run.");

    static final Rule BACKUP = error(
            "run/backup",
            "The database is dumped before it is changed, where auto_backup asks for it.",
            "Put pg_dump on the path, or set auto_backup: false; nothing was changed.");

    private RunRules() {}

    private static Rule error(String id, String demand, String advice) {
        return new Rule(id, Severity.ERROR, demand, advice);
    }

    /** Return all of them. */
    public static List<Rule> rules() {
        return List.of(
                STATEMENT,
                CONTROL,
                NEEDS_NO_TRANSACTION,
                HIDDEN_END,
                UNREADABLE,
                NOT_SQL,
                RETRIED,
                INVALID_INDEX,
                INDEX_IN_USE,
                UNDECIDED,
                RESUMED,
                EDITED,
                CONNECTION,
                LOCK,
                NO_LOCK,
                REQUEST,
                LEDGER,
                IRREVERSIBLE,
                CHECKSUM,
                MISSING,
                ORDER,
                VERIFY,
                TAKEOVER,
                CODE,
                PRECONDITION,
                HOOK,
                HOOK_FILES,
                BACKUP);
    }
}
