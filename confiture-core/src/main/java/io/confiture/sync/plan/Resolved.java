package io.confiture.sync.plan;

import io.confiture.sync.rules.ColumnName;
import io.confiture.sync.rules.Decision;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Holds what is decided about each column once the rule for unlisted columns has been applied. */
final class Resolved {

    private final Map<ColumnName, Decision> decisions = new HashMap<>();

    void put(ColumnName column, Decision decision) {
        decisions.put(column, decision);
    }

    /** Return the decision; empty for generated columns and for undecided ones, which were reported. */
    Optional<Decision> find(ColumnName column) {
        return Optional.ofNullable(decisions.get(column));
    }
}
