package io.confiture.seed;

import io.confiture.check.Rule;
import io.confiture.check.Severity;
import java.util.List;

/** Defines what is asked of seed files when they are found and loaded. */
public final class SeedRules {

    /** Demands that there is something to load. */
    public static final Rule FILES = new Rule(
            "seed/files",
            Severity.ERROR,
            "The seed directories exist, hold files, and every file can be read.",
            "Add the files, or name the directories under seed.directories.");

    static final Rule LOADS = new Rule(
            "seed/loads",
            Severity.ERROR,
            "Every seed file loads into a database with the project's schema, after the files before it.",
            "Repair the statement or the row that failed, or rename the file so that it is loaded after what it needs.");

    /** Demands that a file leaves its loader's transaction alone. */
    public static final Rule TRANSACTION = new Rule(
            "seed/transaction",
            Severity.ERROR,
            "A seed file runs inside the transaction of whoever loads it, and leaves that transaction alone.",
            "Remove the statement: each file is undone as a whole when it fails, and all are committed at the end.");

    static final Rule ROLE = new Rule(
            "seed/role",
            Severity.ERROR,
            "A seed file is loaded by the role that connects, and takes no other.",
            "Remove the statement, and connect as the role that owns the rows.");

    static final Rule COMMITS = new Rule(
            "seed/commits",
            Severity.ERROR,
            "What the seed files load together can be committed: deferred constraints hold, and the rows are there.",
            "Add the rows that are missing, or correct those that refer to them.");

    private SeedRules() {}

    static List<Rule> all() {
        return List.of(FILES, LOADS, TRANSACTION, ROLE, COMMITS);
    }
}
