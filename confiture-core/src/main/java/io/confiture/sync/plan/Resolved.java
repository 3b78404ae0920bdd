package io.confiture.sync.plan;

import io.confiture.sync.mask.MaskedColumn;
import io.confiture.sync.rules.ColumnName;
import io.confiture.sync.rules.Decision;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Holds what is decided about each column once the rule for unlisted columns has been applied. */
final class Resolved {

    private final Map<ColumnName, Decision> decisions = new HashMap<>();
    private final Map<ColumnName, MaskedColumn> columns = new HashMap<>();

    void put(ColumnName column, Decision decision) {
        decisions.put(column, decision);
    }

    void put(ColumnName column, MaskedColumn masked) {
        columns.put(column, masked);
    }

    /** Return how a column was described to its strategy. */
    MaskedColumn masked(ColumnName column) {
        return Objects.requireNonNull(columns.get(column));
    }

    /** Return the decision; empty for generated columns and for undecided ones, which were reported. */
    Optional<Decision> find(ColumnName column) {
        return Optional.ofNullable(decisions.get(column));
    }
}
