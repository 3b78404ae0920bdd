package io.confiture.seed.prep.level5;

import io.confiture.check.Rule;
import io.confiture.check.Severity;
import io.confiture.seed.prep.live.LiveRunner;
import java.util.List;

/** Defines what level 5 demands. */
final class ExecutionRules {

    static final Rule FILES = new Rule(
            "prep/seed-rows",
            Severity.ERROR,
            "The prep seed files fill prep tables.",
            "Put the files that fill the prep tables into seed.prep.directory.");

    static final Rule EMPTY = new Rule(
            "prep/empty-before",
            Severity.ERROR,
            "Prep tables are empty before the first seed file is loaded.",
            "Move the rows from the schema files to a prep seed file; in a database that is named, empty the prep tables.");

    static final Rule OTHERS = new Rule(
            "prep/not-in-files",
            Severity.ERROR,
            "The database has the prep tables that its files show.",
            "Create prep tables with plain CREATE TABLE statements, in the schema that seed.prep.schema names.");

    static final Rule RESOLVES = new Rule(
            "prep/resolves",
            Severity.ERROR,
            "Every resolver runs on the rows of the seed files.",
            "Repair the function, or the row that it fails on.");

    static final Rule LOST_KEY = new Rule(
            "prep/null-foreign-key",
            Severity.CRITICAL,
            "A reference that a prep row has is not lost when the row is resolved.",
            "Let the resolver join the referenced table on its id, and make sure that the referenced row is resolved before.");

    static final Rule WRONG_TARGET = new Rule(
            "prep/wrong-target",
            Severity.CRITICAL,
            "A resolved reference points to the row whose id the prep row names.",
            "Join the referenced table on its id, with the column of this very reference.");

    static final Rule UNKNOWN_TARGET = new Rule(
            "prep/unknown-target",
            Severity.INFO,
            "What a reference points to can be told from a constraint or from its name.",
            "Declare the foreign key, so that it can be seen whether the reference points to the right row.");

    static final Rule LOST_ROW = new Rule(
            "prep/lost-row",
            Severity.ERROR,
            "Every prep row arrives in the final table.",
            "Look for a join or a condition of the resolver that leaves the row out.");

    static final Rule MULTIPLIED = new Rule(
            "prep/multiplied-row",
            Severity.ERROR,
            "A prep row arrives in the final table once.",
            "Look for a join of the resolver that finds several rows.");

    static final Rule DANGLING = new Rule(
            "prep/dangling-reference",
            Severity.ERROR,
            "A reference of a prep row is the id of a row.",
            "Add the row that is missing, or correct the reference.");

    static final Rule DUPLICATE = new Rule(
            "prep/duplicate",
            Severity.ERROR,
            "Ids and unique columns have each value once.",
            "Remove one of the rows, or correct its value.");

    static final Rule NOT_NULL = new Rule(
            "prep/null",
            Severity.ERROR,
            "Columns that are NOT NULL hold no NULL.",
            "Give the column a value in the resolver.");

    static final Rule CHECK = new Rule(
            "prep/check",
            Severity.ERROR,
            "All rows satisfy the CHECK constraints, also those that are NOT VALID.",
            "Correct the rows in the seed files.");

    static final Rule ORPHAN = new Rule(
            "prep/orphan",
            Severity.ERROR,
            "A foreign key, declared or not, is the key of a row.",
            "Let the resolver take the key from the referenced table.");

    static final Rule SEQUENCE = new Rule(
            "prep/sequence",
            Severity.ERROR,
            "A sequence is ahead of the keys that are in use.",
            "Set it at the end of the resolver: SELECT setval(pg_get_serial_sequence('<table>', '<column>'), max(<column>)) FROM <table>");

    static final Rule DEFERRED = new Rule(
            "prep/deferred",
            Severity.ERROR,
            "Deferred constraints hold when all resolvers have run.",
            "Correct the rows that the constraint names: a commit would fail.");

    static final Rule NOT_ANSWERED = new Rule(
            "prep/not-answered",
            Severity.ERROR,
            "The rows can be looked at.",
            "See what the server says; what could not be looked at is not known to be right.");

    private ExecutionRules() {}

    static List<Rule> all() {
        return List.of(
                FILES,
                EMPTY,
                OTHERS,
                RESOLVES,
                LOST_KEY,
                WRONG_TARGET,
                UNKNOWN_TARGET,
                LOST_ROW,
                MULTIPLIED,
                DANGLING,
                DUPLICATE,
                NOT_NULL,
                CHECK,
                ORPHAN,
                SEQUENCE,
                DEFERRED,
                LiveRunner.TRANSACTION,
                NOT_ANSWERED);
    }
}
