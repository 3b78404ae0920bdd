package io.confiture.seed.prep.level3;

import io.confiture.check.Rule;
import io.confiture.check.Severity;
import java.util.List;

/** Defines the rules of level 3. */
final class ResolutionRules {

    static final Rule PREP_TABLES = new Rule(
            "prep/no-resolution",
            Severity.ERROR,
            "There are prep tables whose resolvers can be looked at.",
            "Define the prep tables in the schema files, or correct seed.prep.schema.");

    static final Rule MISSING = new Rule(
            "prep/missing-resolver",
            Severity.ERROR,
            "Each prep table has one function that resolves it, named by the prefix and the table's name.",
            "Create the function in the schema files, or correct seed.prep.resolver_prefix.");

    static final Rule TARGET = new Rule(
            "prep/resolver-target",
            Severity.ERROR,
            "A resolver writes the final table of its prep table.",
            "Insert the rows of the prep table into the final table of the same name.");

    static final Rule DRIFT = new Rule(
            "prep/schema-drift",
            Severity.CRITICAL,
            "Each table that a resolver names lies in the schema where the schema files put it.",
            "Correct the schema in the function, or move the table.");

    static final Rule UNKNOWN_TABLE = new Rule(
            "prep/unknown-reference",
            Severity.ERROR,
            "Each table that a resolver names is defined by the schema files.",
            "Correct the name, or define the table.");

    static final Rule FOREIGN_KEY = new Rule(
            "prep/foreign-key-resolution",
            Severity.ERROR,
            "A resolver takes each foreign key from the row whose id is the prep row's reference.",
            "Join the final table that is referenced on its id, and select its key.");

    static final Rule SELF_REFERENCE = new Rule(
            "prep/self-reference-resolution",
            Severity.ERROR,
            "A resolver sets references of a table to itself in a second pass, when all rows are there.",
            "Insert the rows without the reference first, then UPDATE it with a join on the final table.");

    static final Rule ORDER = new Rule(
            "prep/resolver-order",
            Severity.ERROR,
            "Each resolver runs after those whose rows it refers to.",
            "Correct seed.prep.resolver_order, or remove it: without it the foreign keys decide.");

    private ResolutionRules() {}

    static List<Rule> all() {
        return List.of(PREP_TABLES, MISSING, TARGET, DRIFT, UNKNOWN_TABLE, FOREIGN_KEY, SELF_REFERENCE, ORDER);
    }
}
