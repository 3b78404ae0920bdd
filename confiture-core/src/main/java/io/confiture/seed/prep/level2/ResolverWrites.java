package io.confiture.seed.prep.level2;

import io.confiture.project.TableName;
import io.confiture.seed.prep.PrepProject;
import io.confiture.sql.Cursor;
import io.confiture.sql.Statement;
import io.confiture.sql.TokenKind;
import io.confiture.sql.ddl.SearchPath;
import io.confiture.sql.ddl.TableDefinition;
import io.confiture.sql.routine.Routine;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Knows what the bodies of the project's routines insert into one final table. */
final class ResolverWrites {
    private final PrepProject project;
    private final TableDefinition table;
    private final Set<String> columns = new HashSet<>();
    private boolean inserts;
    private boolean byPosition;
    private boolean unclear;

    private ResolverWrites(PrepProject project, TableDefinition table) {
        this.project = project;
        this.table = table;
    }

    static ResolverWrites of(TableMapping mapping) {
        ResolverWrites writes = new ResolverWrites(mapping.project(), mapping.target());
        RoutineWrites all = mapping.routines().get();
        all.bodies().forEach(writes::follow);
        writes.unclear |= all.triggers().stream().anyMatch(writes::fills);
        return writes;
    }

    /** Tell whether some INSERT gives a column its value. */
    boolean give(String column) {
        return byPosition || columns.contains(column);
    }

    /** Tell whether the column is surely left out: rows are inserted, all of it is read, and no trigger could fill it. */
    boolean leaveOut(String column) {
        return inserts && !unclear && !give(column);
    }

    private void follow(RoutineWrites.Body body) {
        boolean mine = false;
        for (RoutineWrites.Write write : body.writes()) {
            if (isTable(write.target(), body.routine())) {
                mine = true;
                byPosition |= write.columns().isEmpty();
                write.columns().forEach(name -> columns.add(name.text()));
            }
        }
        inserts |= mine;
        unclear |= !body.clear() && (mine || isResolver(body.routine()));
    }

    private boolean isResolver(Routine routine) {
        String name = project.settings().resolverPrefix() + table.name().name();
        return routine.name().name().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT));
    }

    private boolean isTable(TableName name, Routine routine) {
        if (name.schema() != null) {
            return name.equals(table.name());
        }
        List<String> path = routine.searchPath();
        Optional<TableDefinition> found =
                project.tables().find(name, path == null ? SearchPath.initial() : SearchPath.of(path));
        unclear |= found.isEmpty() && name.name().equals(table.name().name());
        return found.map(TableDefinition::name).filter(table.name()::equals).isPresent();
    }

    /** Tell whether a trigger of the table runs before rows are inserted: it may set any column. */
    private boolean fills(Statement statement) {
        Cursor cursor = new Cursor(statement.lexer());
        if (!cursor.seek("before") || !cursor.seek("on")) {
            return false;
        }
        cursor.advance();
        String last = "";
        boolean more = true;
        while (more && cursor.token().kind().identifier()) {
            last = cursor.token().name();
            cursor.advance();
            more = cursor.at(TokenKind.DOT);
            if (more) {
                cursor.advance();
            }
        }
        return last.equals(table.name().name());
    }
}
