package io.confiture.seed.prep.level1;

import io.confiture.check.Rule;
import io.confiture.check.Severity;

/** Defines what is asked of UNION, INTERSECT and EXCEPT. */
final class SetOperationRules {

    static final Rule COLUMNS = new Rule(
            "prep/union-columns",
            Severity.ERROR,
            "The branches of a UNION, INTERSECT or EXCEPT have the same number of columns.",
            "Give each branch the same columns, with NULL for what it does not have.");

    static final Rule TYPES = new Rule(
            "prep/union-types",
            Severity.ERROR,
            "The types of a UNION's branches go together, pair by pair from the left, and fit the columns they are for.",
            "Cast the value to the type of the column, for example NULL::uuid.");

    static final Rule UNCAST_NULL = new Rule(
            "prep/union-uncast-null",
            Severity.INFO,
            "A NULL or string that meets only others without a type in a UNION has a cast.",
            "Cast it: two of them together become text.");

    private SetOperationRules() {}
}
