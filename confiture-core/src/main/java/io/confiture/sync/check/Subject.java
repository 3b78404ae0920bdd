package io.confiture.sync.check;

import io.confiture.project.SourceLocation;
import io.confiture.rows.Relation;
import io.confiture.sync.rules.Decision;

/**
 * Is what the checks of a rule are about: a column, and what was decided about it.
 *
 * @param relation the table
 * @param column the column
 * @param decision what becomes of its values
 */
record Subject(Relation relation, String column, Decision decision) {

    SourceLocation location() {
        return decision.location();
    }

    @Override
    public String toString() {
        return relation + "." + column;
    }
}
