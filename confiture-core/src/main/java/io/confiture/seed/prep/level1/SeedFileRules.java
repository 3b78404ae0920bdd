package io.confiture.seed.prep.level1;

import io.confiture.check.Rule;
import io.confiture.check.ScriptReading;
import io.confiture.check.Severity;
import java.util.List;

/** The rules of level 1. */
final class SeedFileRules {

    static final Rule FILES = new Rule(
            "prep/seed-files",
            Severity.ERROR,
            "The folder of prep seed files holds seed files.",
            "Put the files there, or say where they are: seed.prep.directory");

    static final Rule TRANSACTION = new Rule(
            "prep/seed-transaction",
            Severity.CRITICAL,
            "A seed file leaves the transaction to those who load it.",
            "Remove the statement: all files are loaded in one transaction.");

    static final Rule SESSION = new Rule(
            "prep/seed-session",
            Severity.ERROR,
            "A seed file does not change who loads it.",
            "Remove the statement, and load the file as the role that may write to the prep tables.");

    static final Rule REFUSED = new Rule(
            "prep/seed-syntax",
            Severity.ERROR,
            "The rows of a seed file are written as PostgreSQL reads them.",
            "Correct the row.");

    static final Rule TARGET = new Rule(
            "prep/target-schema",
            Severity.ERROR,
            "A prep seed file writes to tables of the prep schema only.",
            "Write to the prep table, and let its resolution function fill the final one.");

    static final Rule UNKNOWN_TABLE = new Rule(
            "prep/unknown-table",
            Severity.ERROR,
            "A prep seed file writes to tables that the schema files define.",
            "Correct the name, or define the table.");

    static final Rule FOREIGN_KEY_NAME = new Rule(
            "prep/foreign-key-name",
            Severity.WARNING,
            "A column of a prep table that holds a foreign key's uuid is named fk_*_id.",
            "Rename the column: the final table's column has the same name without _id.");

    static final Rule UUID = new Rule(
            "prep/uuid",
            Severity.ERROR,
            "Every value of a uuid column is a uuid, in any form that PostgreSQL accepts.",
            "Correct the value: 32 hexadecimal digits, perhaps with hyphens between groups of four and in braces.");

    static final Rule COLUMNS = new Rule(
            "prep/column-count",
            Severity.ERROR,
            "A row has as many values as the statement has columns, and the table has these columns.",
            "Correct the row or the column list.");

    static final Rule NOT_ANALYSED = new Rule(
            "prep/not-analysed",
            Severity.INFO,
            "What level 1 cannot follow is named; level 5 loads it for real.",
            "Run level 5, or write the rows as INSERT .. VALUES or COPY .. FROM stdin.");

    private SeedFileRules() {}

    static List<Rule> all() {
        return List.of(
                FILES,
                ScriptReading.TEXT,
                ScriptReading.PSQL,
                ScriptReading.BEYOND,
                TRANSACTION,
                SESSION,
                REFUSED,
                TARGET,
                UNKNOWN_TABLE,
                FOREIGN_KEY_NAME,
                UUID,
                COLUMNS,
                SetOperationRules.COLUMNS,
                SetOperationRules.TYPES,
                SetOperationRules.UNCAST_NULL,
                NOT_ANALYSED);
    }
}
