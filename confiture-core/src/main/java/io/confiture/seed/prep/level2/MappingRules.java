package io.confiture.seed.prep.level2;

import io.confiture.check.Rule;
import io.confiture.check.Severity;
import java.util.List;

/** Defines what is asked of prep tables and their final tables. */
final class MappingRules {

    static final Rule PREP_TABLES = new Rule(
            "prep/prep-tables",
            Severity.ERROR,
            "The schema files define the prep tables.",
            "Define them in the prep schema, or name the schema that has them under seed.prep.schema.");

    static final Rule FINAL_TABLE = new Rule(
            "prep/final-table",
            Severity.CRITICAL,
            "Each prep table has a final table of the same name in the catalog schema.",
            "Create the final table, or name the schema that has the final tables under seed.prep.catalog_schema.");

    static final Rule TRINITY = new Rule(
            "prep/trinity",
            Severity.ERROR,
            "A final table has id uuid, pk_* bigint, and only bigint in its fk_* columns.",
            "Add the column, or give it that type.");

    static final Rule FOREIGN_KEY = new Rule(
            "prep/foreign-key-column",
            Severity.ERROR,
            "Each fk_*_id of a prep table is a uuid and has its fk_* in the final table.",
            "Add the column to the final table, or rename the one of the prep table.");

    static final Rule UNFED = new Rule(
            "prep/unfed-column",
            Severity.ERROR,
            "Each column that a final table requires gets its value from the prep table or the resolution function.",
            "Add the column to the prep table, let the resolution function compute it, or give it a default.");

    static final Rule SELF_REFERENCE = new Rule(
            "prep/self-reference",
            Severity.ERROR,
            "A row can be stored before the row of the same table that it refers to.",
            "Let the column be null until the second pass, or make its foreign key deferrable.");

    private MappingRules() {}

    static List<Rule> all() {
        return List.of(PREP_TABLES, FINAL_TABLE, TRINITY, FOREIGN_KEY, UNFED, SELF_REFERENCE);
    }
}
