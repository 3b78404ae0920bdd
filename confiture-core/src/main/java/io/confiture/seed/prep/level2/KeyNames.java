package io.confiture.seed.prep.level2;

import io.confiture.sql.ddl.ColumnDefinition;
import io.confiture.sql.ddl.TableDefinition;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Knows how the pattern names its columns. A quoted name in capitals follows the pattern as well as a plain one. */
final class KeyNames {
    private static final String FOREIGN = "fk_";
    private static final String PRIMARY = "pk_";
    private static final String ID = "_id";
    private static final String TABLE = "tb_";

    private KeyNames() {}

    static boolean foreign(String column) {
        return lower(column).startsWith(FOREIGN);
    }

    static boolean primary(String column) {
        return lower(column).startsWith(PRIMARY);
    }

    /** Return the final table's column for a prep table's {@code fk_x_id}: {@code fk_x}; empty for other names. */
    static Optional<String> finalName(String prepColumn) {
        boolean fits = foreign(prepColumn)
                && lower(prepColumn).endsWith(ID)
                && prepColumn.length() > FOREIGN.length() + ID.length();
        return fits ? Optional.of(prepColumn.substring(0, prepColumn.length() - ID.length())) : Optional.empty();
    }

    /** Return what a table is about: its name without {@code tb_}. */
    static String subject(TableDefinition table) {
        String name = table.name().name();
        return lower(name).startsWith(TABLE) ? name.substring(TABLE.length()) : name;
    }

    /** Find a column by its name, else one whose name differs in capitals only. */
    static Optional<ColumnDefinition> column(TableDefinition table, String name) {
        return table.column(name).or(() -> {
            List<ColumnDefinition> like = table.columns().stream()
                    .filter(column -> column.name().equalsIgnoreCase(name))
                    .toList();
            return like.size() == 1 ? Optional.of(like.get(0)) : Optional.empty();
        });
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
