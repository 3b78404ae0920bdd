package io.confiture.seed.prep.level2;

import io.confiture.project.SourceLocation;
import io.confiture.seed.prep.PrepProject;
import io.confiture.sql.ddl.ColumnDefinition;
import io.confiture.sql.ddl.NotFollowed;
import io.confiture.sql.ddl.TableDefinition;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Is a prep table and the final table that it is for.
 *
 * @param project all that is known
 * @param prep the prep table
 * @param target the final table
 * @param routines what the routines of the project write; read when first asked, since few checks need it
 */
record TableMapping(
        PrepProject project, TableDefinition prep, TableDefinition target, Supplier<RoutineWrites> routines) {

    /** Tell whether a column is of a type, also through domains. */
    boolean is(ColumnDefinition column, String type) {
        return project.tables().baseType(column.type()).is(type);
    }

    /** Return the column of the final table that a column of the prep table gives its value to. */
    Optional<ColumnDefinition> fed(ColumnDefinition prepColumn) {
        return KeyNames.finalName(prepColumn.name())
                .flatMap(name -> KeyNames.column(target, name))
                .or(() -> KeyNames.column(target, prepColumn.name()));
    }

    /** Say why it is not known which columns a table has; empty when it is known. */
    static Optional<String> doubt(PrepProject project, TableDefinition table) {
        String name = table.name().name();
        List<SourceLocation> places = project.tables().notFollowed().stream()
                .filter(statement -> statement.mayConcern(name))
                .map(NotFollowed::location)
                .toList();
        if (places.isEmpty()) {
            return table.complete()
                    ? Optional.empty()
                    : Optional.of("the columns of " + table.name() + " are not all known from the text");
        }
        return Optional.of(places.get(0) + " may change " + table.name() + " in a way that no text shows");
    }
}
