package io.confiture.migration.dryrun;

import io.confiture.check.Rule;
import io.confiture.check.Severity;
import java.util.List;

/** Defines what a dry run can say. */
public final class DryRunRules {

    static final Rule FAILED = new Rule(
            "migration/dry-run",
            Severity.ERROR,
            "Every statement that is to be run succeeds in a dry run.",
            "Repair the statement that failed.");

    static final Rule PRECONDITION = new Rule(
            "migration/dry-run-precondition",
            Severity.ERROR,
            "What a migration demands of the database before it runs holds in a dry run.",
            "Bring the database into the state that the migration was written for, or correct the precondition.");

    static final Rule NOT_ON_TARGET = new Rule(
            "migration/dry-run-target",
            Severity.ERROR,
            "A dry run on the target runs only what can be rolled back.",
            "Run it without --on-target: a throwaway copy may be changed in any way.");

    static final Rule NOT_THE_SAME = new Rule(
            "migration/dry-run-ground",
            Severity.WARNING,
            "A dry run takes place on the schema that the real run will meet.",
            "Install pg_dump of the target's version, or later, and let it be found on the path.");

    static final Rule NOTE =
            new Rule("migration/dry-run-note", Severity.INFO, "Says what a dry run does not show.", "Nothing.");

    private DryRunRules() {}

    /** Return all of them. */
    public static List<Rule> all() {
        return List.of(FAILED, PRECONDITION, NOT_ON_TARGET, NOT_THE_SAME, NOTE);
    }
}
