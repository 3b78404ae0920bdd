package io.confiture.sync.plan;

import io.confiture.project.SourceLocation;
import io.confiture.rows.Relation;
import io.confiture.sync.rules.RowChoice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says what happens to a table.
 *
 * @param relation the table; of a partitioned one the root
 * @param columns all its columns, in the order of the source
 * @param rows which rows are copied
 * @param withoutRows why none is, or null
 * @param expectedRows how many rows production has
 * @param location where the decisions stand
 */
public record TablePlan(
        Relation relation,
        List<ColumnPlan> columns,
        RowChoice rows,
        @Nullable String withoutRows,
        long expectedRows,
        SourceLocation location) {

    /** Copy the list. */
    public TablePlan {
        columns = List.copyOf(columns);
    }

    /** Return the columns that are written, in order. */
    public List<ColumnPlan> written() {
        return columns.stream().filter(ColumnPlan::written).toList();
    }
}
