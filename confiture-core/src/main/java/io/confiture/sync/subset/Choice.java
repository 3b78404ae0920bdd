package io.confiture.sync.subset;

import io.confiture.rows.Relation;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Says which rows are copied. Valid while the transaction of the session that chose is open: it holds the snapshot, and keeps others
 * from rewriting the tables.
 */
public final class Choice {

    private final Map<Relation, RowSet> rows;
    private final Map<Relation, Why> reasons;

    Choice(Map<Relation, RowSet> rows, Map<Relation, Why> reasons) {
        this.rows = new TreeMap<>(rows);
        this.reasons = new TreeMap<>(reasons);
    }

    /**
     * Return the rows of a table that are copied.
     *
     * @param table a table of the plan
     * @return the rows, perhaps none; empty when the table is copied whole
     * @throws IllegalArgumentException when the table was not among those that were asked about
     */
    public Optional<RowSet> rows(Relation table) {
        why(table);
        return Optional.ofNullable(rows.get(table));
    }

    /** Return why a table has the rows it has. */
    public Why why(Relation table) {
        Why why = reasons.get(table);
        if (why == null) {
            throw new IllegalArgumentException("nobody asked which rows of " + table + " are copied");
        }
        return why;
    }

    /** Return the reasons of all tables, in the order of names. */
    public Map<Relation, Why> reasons() {
        return Collections.unmodifiableMap(reasons);
    }
}
