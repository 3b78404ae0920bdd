package io.confiture.seed.prep.level4;

import io.confiture.check.Rule;
import io.confiture.check.Severity;
import io.confiture.seed.prep.live.LiveRunner;
import java.util.List;

/** Defines what level 4 demands. */
final class RuntimeRules {

    static final Rule TABLES = new Rule(
            "prep/built-tables",
            Severity.ERROR,
            "In the built database each prep table has its final table, with id uuid, pk_* bigint, and fk_* bigint for fk_*_id uuid.",
            "Correct the statement that makes the table, also where code makes it.");

    static final Rule COMPILES = new Rule(
            "prep/compiles",
            Severity.ERROR,
            "A resolver can be called without arguments, and its body is valid when all tables are there.",
            "Repair the function.");

    static final Rule RUNS = new Rule(
            "prep/runs", Severity.ERROR, "A resolver runs when there is nothing to resolve.", "Repair the function.");

    static final Rule RUNS_ON_ROW = new Rule(
            "prep/runs-on-row",
            Severity.ERROR,
            "A resolver moves a row: it is in the final table afterwards, with its references.",
            "Repair the part of the function that only runs when there are rows.");

    private RuntimeRules() {}

    static List<Rule> all() {
        return List.of(TABLES, COMPILES, RUNS, RUNS_ON_ROW, LiveRunner.TRANSACTION);
    }
}
