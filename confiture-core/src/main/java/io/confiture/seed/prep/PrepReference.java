package io.confiture.seed.prep;

import io.confiture.project.TableName;
import io.confiture.sql.ddl.ColumnDefinition;
import io.confiture.sql.ddl.ForeignKey;
import io.confiture.sql.ddl.TableDefinition;
import io.confiture.sql.ddl.UniqueKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says which final table a column {@code fk_x_id} of a prep table means.
 *
 * @param prepColumn the column of the prep table that holds the other row's UUID, {@code fk_x_id}
 * @param finalColumn the column of the final table that holds the other row's key, {@code fk_x}
 * @param target the final table that is referenced; null when neither a constraint nor a name tells
 * @param keyColumn the column there whose value is taken, {@code pk_x}; null when that is not known
 * @param declared whether a foreign key constraint says so; false when it is concluded from the names
 * @param self whether it is the final table itself
 */
public record PrepReference(
        String prepColumn,
        String finalColumn,
        @Nullable TableName target,
        @Nullable String keyColumn,
        boolean declared,
        boolean self) {

    private static final String BEGIN = "fk_";
    private static final String END = "_id";

    /** Tell whether a column of a prep table refers to another row by its UUID, as its name says. */
    public static boolean isReference(String prepColumn) {
        return prepColumn.startsWith(BEGIN)
                && prepColumn.endsWith(END)
                && prepColumn.length() > BEGIN.length() + END.length();
    }

    /**
     * Find what a prep table refers to: by the foreign keys of the final table, then by those of the prep table, then by
     * names ({@code fk_parent_org_id} means {@code tb_parent_org} if there is one, else {@code tb_org}).
     */
    public static List<PrepReference> of(PrepProject project, TableDefinition prep) {
        List<PrepReference> references = new ArrayList<>();
        for (ColumnDefinition column : prep.columns()) {
            if (isReference(column.name())) {
                references.add(of(project, prep, column.name()));
            }
        }
        return List.copyOf(references);
    }

    private static PrepReference of(PrepProject project, TableDefinition prep, String column) {
        String finalColumn = column.substring(0, column.length() - END.length());
        TableName own = project.finalName(prep);
        Optional<TableDefinition> table = project.finalTable(prep);
        for (ForeignKey key : table.map(TableDefinition::foreignKeys).orElse(List.of())) {
            int place = key.columns().indexOf(finalColumn);
            if (place >= 0) {
                String targetColumn = place < key.targetColumns().size()
                        ? key.targetColumns().get(place)
                        : keyOf(project, key.target());
                return new PrepReference(
                        column,
                        finalColumn,
                        key.target(),
                        targetColumn,
                        true,
                        key.target().equals(own));
            }
        }
        for (ForeignKey key : prep.foreignKeys()) {
            if (key.columns().equals(List.of(column))
                    && project.settings().schema().equals(key.target().schema())) {
                TableName target = new TableName(
                        project.settings().catalogSchema(), key.target().name());
                return new PrepReference(column, finalColumn, target, keyOf(project, target), true, target.equals(own));
            }
        }
        TableName target = byName(project, prep, finalColumn.substring(BEGIN.length()));
        return new PrepReference(
                column, finalColumn, target, target == null ? null : keyOf(project, target), false, own.equals(target));
    }

    private static @Nullable TableName byName(PrepProject project, TableDefinition prep, String entity) {
        String own = prep.name().name();
        String prefix = own.startsWith("tb_") ? "tb_" : "";
        for (int from = 0; from >= 0; from = entity.indexOf('_', from) + 1) {
            TableName candidate = new TableName(project.settings().catalogSchema(), prefix + entity.substring(from));
            if (project.tables().find(candidate).isPresent()) {
                return candidate;
            }
            if (entity.indexOf('_', from) < 0) {
                break;
            }
        }
        // What says nothing but that the row has others of its kind above it.
        return entity.equals("parent") ? project.finalName(prep) : null;
    }

    private static @Nullable String keyOf(PrepProject project, TableName target) {
        Optional<TableDefinition> table = project.tables().find(target);
        String name = target.name();
        String expected = "pk_" + (name.startsWith("tb_") ? name.substring(3) : name);
        if (table.isEmpty()) {
            return null;
        } else if (table.get().column(expected).isPresent()) {
            return expected;
        }
        return table.get()
                .primaryKey()
                .map(UniqueKey::columns)
                .filter(columns -> columns.size() == 1)
                .map(columns -> columns.get(0))
                .orElse(null);
    }
}
