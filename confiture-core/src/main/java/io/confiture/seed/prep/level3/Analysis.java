package io.confiture.seed.prep.level3;

import io.confiture.project.TableName;
import io.confiture.seed.prep.PrepProject;
import io.confiture.seed.prep.Routines;
import io.confiture.sql.ddl.TableDefinition;
import io.confiture.sql.query.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds what is learned of one resolver while its statements are followed. */
final class Analysis {

    /**
     * Is a condition of which no equality of two columns could be made.
     *
     * @param known the column on one side of an equality whose other side is something else, or null
     */
    record Loose(Expression expression, @Nullable Origin known) {}

    private final PrepProject project;
    private final Routines routines;
    private final KnownRelations relations;
    private final TableDefinition prep;
    private final Equivalence equal = new Equivalence();
    private final List<Source.Base> prepRows = new ArrayList<>();
    private final List<Loose> loose = new ArrayList<>();

    Analysis(PrepProject project, Routines routines, KnownRelations relations, TableDefinition prep) {
        this.project = project;
        this.routines = routines;
        this.relations = relations;
        this.prep = prep;
    }

    Routines routines() {
        return routines;
    }

    TableDefinition prep() {
        return prep;
    }

    TableName finalName() {
        return project.finalName(prep);
    }

    Equivalence equal() {
        return equal;
    }

    List<Loose> loose() {
        return loose;
    }

    /** Return the places where the prep table is read. */
    List<Source.Base> prepRows() {
        return prepRows;
    }

    Optional<TableDefinition> definition(TableName name) {
        return relations.table(name);
    }

    /** Tell whether a name is that of a table or view of the schema files. */
    boolean known(TableName name) {
        return relations.resolve(name, List.of()).isPresent();
    }

    /**
     * Say which table a name means.
     *
     * <p>A name in a schema that has no such table is taken for the final table of that name, if there is one: that it is in
     * the wrong schema is found by the check for schema drift, and what it is used for is still worth looking at.
     */
    TableName meaning(TableName name, List<String> path) {
        Optional<TableName> found = relations.resolve(name, path);
        if (found.isPresent()) {
            return found.get();
        }
        TableName last = new TableName(project.settings().catalogSchema(), name.name());
        return relations.resolve(last, List.of()).isPresent() ? last : name;
    }

    /**
     * Say which table a name means where it is read: one in no schema that has it is first taken for the prep table, whose
     * rows a resolver reads before any.
     */
    TableName meaningOfRead(TableName name, List<String> path) {
        boolean prepRow = prepRows.isEmpty()
                && name.name().equals(prep.name().name())
                && relations.resolve(name, path).isEmpty();
        return prepRow ? prep.name() : meaning(name, path);
    }

    /** Make a source of a table, and remember it when it is the prep table. */
    Source.Base source(String alias, List<io.confiture.sql.query.Name> columns, TableName table) {
        Source.Base source =
                new Source.Base(alias, columns, table, definition(table).orElse(null));
        if (table.equals(prep.name())) {
            prepRows.add(source);
        }
        return source;
    }
}
