package io.confiture.migration;

import io.confiture.check.Rule;
import io.confiture.check.Severity;

/** Defines what is asked of migrations. */
final class MigrationRules {

    static final Rule FILES = new Rule(
            "migration/files",
            Severity.ERROR,
            "Every file in the migrations directory is a migration that its tool would run, and can be read.",
            "Rename, repair or remove the file.");

    static final Rule VERSIONS = new Rule(
            "migration/versions",
            Severity.ERROR,
            "Versions are valid, unique and in the tool's order.",
            "Give the migration a version of its own.");

    static final Rule PARTNERS = new Rule(
            "migration/partners",
            Severity.ERROR,
            "Every up script has a down script, every down script has an up script.",
            "Add the missing script, or declare it away: -- confiture:irreversible <reason>");

    static final Rule EMPTY = new Rule(
            "migration/empty",
            Severity.ERROR,
            "An up script has at least one statement.",
            "Write the migration, or remove the file.");

    static final Rule PRECONDITION = new Rule(
            "migration/precondition",
            Severity.ERROR,
            "What a migration demands of the database before it runs holds after the migrations before it.",
            "Correct the precondition, or the migration that was to see to it.");

    static final Rule UP = new Rule(
            "migration/up",
            Severity.ERROR,
            "The up script runs on the database that the migrations before it leave.",
            "Repair the statement that failed.");

    static final Rule DOWN = new Rule(
            "migration/down",
            Severity.ERROR,
            "The down script runs after the up script.",
            "Repair the statement that failed, or declare: -- confiture:irreversible <reason>");

    static final Rule ROUND_TRIP = new Rule(
            "migration/round-trip",
            Severity.ERROR,
            "Up then down gives back the catalog that was there before.",
            "Make the down script undo all that the up script does.");

    static final Rule UP_AGAIN = new Rule(
            "migration/up-again",
            Severity.ERROR,
            "After down, up runs again and gives what the first up gave.",
            "Make the down script take back all that the up script does.");

    static final Rule REPEAT = new Rule(
            "migration/repeat",
            Severity.ERROR,
            "A repeatable migration can run again and changes nothing the second time.",
            "Use CREATE OR REPLACE, or drop with IF EXISTS first.");

    static final Rule NOT_MODELLED = new Rule(
            "catalog/not-modelled",
            Severity.ERROR,
            "Every object of the database is of a kind that the comparison knows.",
            "Report the kind to Confiture; until then the comparison would be blind for this object.");

    static final Rule COLUMN_ORDER = new Rule(
            "migration/column-order",
            Severity.INFO,
            "Columns come back in the order in which they were.",
            "Nothing, unless the order matters to you: PostgreSQL adds columns at the end.");

    private MigrationRules() {}
}
