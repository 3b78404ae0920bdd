package io.confiture.sync.subset;

import io.confiture.check.Rule;
import io.confiture.check.Severity;
import java.util.List;

/** Defines what is asked of the choice of rows. */
public final class SubsetRules {

    static final Rule CONDITION = new Rule(
            "sync/rows-condition",
            Severity.ERROR,
            "The condition that chooses rows is one SQL condition on the table, and the source can evaluate it.",
            "Write an expression of type boolean over the table's columns; names of other tables and functions need their schema.");

    static final Rule CHOOSABLE = new Rule(
            "sync/rows-choosable",
            Severity.ERROR,
            "Rows can be chosen in every table that a choice concerns.",
            "Copy the table whole, without rows, or not at all.");

    private SubsetRules() {}

    /** Return the rules that choosing rows can find broken. */
    public static List<Rule> all() {
        return List.of(CONDITION, CHOOSABLE);
    }
}
