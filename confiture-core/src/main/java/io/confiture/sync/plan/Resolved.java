package io.confiture.sync.plan;

import io.confiture.sync.mask.MaskedColumn;
import io.confiture.sync.mask.Masking;
import io.confiture.sync.rules.ColumnName;
import io.confiture.sync.rules.Decision;
import io.confiture.sync.rules.SyncRules;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Holds what is decided about each column once the rule for unlisted columns has been applied. */
final class Resolved {

    private final Map<ColumnName, Decision> decisions = new HashMap<>();
    private final Map<ColumnName, MaskedColumn> columns = new HashMap<>();
    private final Map<ColumnName, Masking> maskings = new HashMap<>();

    private final SyncRules rules;

    Resolved(SyncRules rules) {
        this.rules = rules;
    }

    /** Return what is decided; about a table that is not planned what the files say. */
    Optional<Decision> decision(ColumnName name) {
        return find(name).or(() -> rules.find(name.schema(), name.table())
                .map(table -> table.columns().get(name.column())));
    }

    void put(ColumnName column, Decision decision) {
        decisions.put(column, decision);
    }

    void put(ColumnName column, MaskedColumn masked, Masking masking) {
        columns.put(column, masked);
        maskings.put(column, masking);
    }

    /** Say whether two columns with the same decision are mapped in two ways, as types can make them. */
    boolean mapsDiffer(ColumnName one, ColumnName other) {
        Masking a = maskings.get(one);
        Masking b = maskings.get(other);
        return a != null && b != null && Probes.differ(a, b);
    }

    /** Return the type that a column's strategy was told. */
    String type(ColumnName column) {
        return masked(column).type();
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
