package io.confiture.seed.prep.level1;

import io.confiture.sql.ddl.ColumnDefinition;
import io.confiture.sql.ddl.TableDefinition;
import io.confiture.sql.rows.ColumnName;
import io.confiture.sql.rows.CopyHead;
import io.confiture.sql.rows.LoadHead;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says which column each value of a load's rows belongs to.
 *
 * @param names the columns in the order of the values
 * @param table the table's definition, or null when it is not known
 * @param certain whether the names are all that the load can have: a column list, or a table that is known to its end
 */
record Layout(List<String> names, @Nullable TableDefinition table, boolean certain) {
    Layout {
        names = List.copyOf(names);
    }

    static Layout of(LoadHead head, Optional<TableDefinition> found) {
        return of(head.columns(), found, head instanceof CopyHead);
    }

    static Layout of(List<ColumnName> list, Optional<TableDefinition> found, boolean copy) {
        TableDefinition table = found.orElse(null);
        if (!list.isEmpty()) {
            return new Layout(list.stream().map(ColumnName::name).toList(), table, true);
        } else if (table == null) {
            return new Layout(List.of(), null, false);
        }
        // COPY without a column list leaves out generated columns but not identities, and the definition does not tell
        // which
        // of the two a column is.
        boolean generated = copy && table.columns().stream().anyMatch(ColumnDefinition::generatedAlways);
        List<String> names = generated
                ? List.of()
                : table.columns().stream().map(ColumnDefinition::name).toList();
        return new Layout(names, table, table.complete() && !generated);
    }

    /** Find the definition of the column that the value at an index belongs to. */
    Optional<ColumnDefinition> column(int index) {
        return table == null || index >= names.size() ? Optional.empty() : table.column(names.get(index));
    }
}
