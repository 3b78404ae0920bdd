package io.confiture.sync.plan;

import io.confiture.check.Finding;
import io.confiture.rows.Relation;
import io.confiture.sync.rules.ColumnName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Is why a plan must not be carried out.
 *
 * @param finding what is wrong
 * @param table the table that it is about, or null
 * @param columns the columns that it is about; of more than one table where they should agree
 */
public record PlanProblem(Finding finding, @Nullable Relation table, List<ColumnName> columns) {

    /** Copy the list. */
    public PlanProblem {
        columns = List.copyOf(columns);
    }

    static PlanProblem of(Finding finding) {
        return new PlanProblem(finding, null, List.of());
    }

    boolean isAbout(Relation relation) {
        return relation.equals(table)
                || columns.stream()
                        .anyMatch(c -> c.schema().equals(relation.schema())
                                && c.table().equals(relation.name()));
    }

    boolean isAbout(Relation relation, String column) {
        return columns.contains(new ColumnName(relation.schema(), relation.name(), column));
    }
}
