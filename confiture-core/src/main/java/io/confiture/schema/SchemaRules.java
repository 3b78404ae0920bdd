package io.confiture.schema;

import io.confiture.check.Rule;
import io.confiture.check.Severity;

/** Defines what is asked of schema files. */
public final class SchemaRules {

    static final Rule FILES = new Rule(
            "schema/files",
            Severity.ERROR,
            "The schema directories exist, hold files, and every file can be read.",
            "Add the files, or name the directories under include_dirs.");

    /** Demands that each file runs in its turn. */
    public static final Rule EXECUTES = new Rule(
            "schema/executes",
            Severity.ERROR,
            "Every schema file runs, in build order, on an empty database.",
            "Repair the statement that failed, or rename the file so that it runs after what it needs.");

    static final Rule EMPTY = new Rule(
            "schema/empty",
            Severity.ERROR,
            "A schema file has at least one statement.",
            "Write the file, or remove it.");

    static final Rule NOT_MODELLED = new Rule(
            "catalog/not-modelled",
            Severity.ERROR,
            "Every object of the database is of a kind that the comparison knows.",
            "Report the kind to Confiture; until then the comparison would be blind for this object.");

    private SchemaRules() {}
}
