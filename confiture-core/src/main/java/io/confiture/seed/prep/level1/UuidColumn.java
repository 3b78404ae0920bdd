package io.confiture.seed.prep.level1;

import io.confiture.sql.ddl.ColumnDefinition;
import io.confiture.sql.rows.ColumnName;
import io.confiture.sql.rows.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Is a column that takes uuids: by its type where the table is known, else by its name.
 *
 * @param index which value of a row belongs to it
 * @param name its name
 * @param typed whether its type is known
 */
record UuidColumn(int index, String name, boolean typed) {

    /** Find those of a load or INSERT. */
    static List<UuidColumn> of(Layout layout, Target target, List<ColumnName> list, KnownTables tables) {
        List<UuidColumn> columns = new ArrayList<>();
        for (int i = 0; i < layout.names().size(); i++) {
            String name = layout.names().get(i);
            Optional<ColumnDefinition> column = layout.column(i);
            boolean byName = name.equals("id") || NameJudge.isForeignKey(name);
            boolean uuid = column.map(
                            c -> tables.project().tables().baseType(c.type()).is("uuid"))
                    .orElse(byName && !tables.isTemporary(target));
            boolean part = !list.isEmpty() && list.get(i).part();
            if (uuid && !part) {
                columns.add(new UuidColumn(i, name, column.isPresent()));
            }
        }
        return columns;
    }
}
