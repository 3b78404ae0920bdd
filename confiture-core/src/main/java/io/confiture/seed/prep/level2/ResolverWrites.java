package io.confiture.seed.prep.level2;

import io.confiture.project.TableName;
import io.confiture.seed.prep.PrepProject;
import io.confiture.sql.Cursor;
import io.confiture.sql.Statement;
import io.confiture.sql.TokenKind;
import io.confiture.sql.ddl.SearchPath;
import io.confiture.sql.ddl.TableDefinition;
import io.confiture.sql.query.Command;
import io.confiture.sql.query.Name;
import io.confiture.sql.query.SqlReading;
import io.confiture.sql.routine.BodyStatement;
import io.confiture.sql.routine.Routine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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

    static ResolverWrites of(PrepProject project, TableDefinition table) {
        ResolverWrites writes = new ResolverWrites(project, table);
        List<Routine> routines = new ArrayList<>();
        for (Statement statement : project.statements()) {
            Routine.read(statement).ifPresent(routines::add);
            writes.unclear |= statement.kind().is("CREATE TRIGGER") && writes.fills(statement);
        }
        routines.forEach(writes::follow);
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

    private void follow(Routine routine) {
        boolean mine = false;
        for (BodyStatement statement : routine.statements()) {
            SqlReading reading = statement.reading();
            if (reading != null) {
                mine |= insert(reading.command(), routine);
            }
        }
        if (mine || isResolver(routine)) {
            unclear |= !routine.notFollowed().isEmpty();
        }
        inserts |= mine;
    }

    private boolean isResolver(Routine routine) {
        String name = project.settings().resolverPrefix() + table.name().name();
        return routine.name().name().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT));
    }

    private boolean insert(Command command, Routine routine) {
        boolean found = false;
        if (command instanceof Command.Insert insert && isTable(insert.target().name(), routine)) {
            take(insert.columns());
            found = true;
        } else if (command instanceof Command.Merge merge
                && isTable(merge.target().name(), routine)) {
            merge.actions().stream()
                    .filter(action -> !action.values().isEmpty())
                    .forEach(action -> take(action.columns()));
            found = true;
        }
        for (var common : command.with()) {
            found |= insert(common.body(), routine);
        }
        return found;
    }

    private void take(List<Name> names) {
        byPosition |= names.isEmpty();
        names.forEach(name -> columns.add(name.text()));
    }

    private boolean isTable(TableName name, Routine routine) {
        if (name.schema() != null) {
            return name.equals(table.name());
        }
        List<String> path = routine.searchPath();
        Optional<TableDefinition> found =
                project.tables().find(name, path == null ? SearchPath.initial() : SearchPath.of(path));
        boolean mayBe = name.name().equals(table.name().name()) && found.isEmpty();
        unclear |= mayBe;
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
        while (cursor.token().kind().identifier()) {
            last = cursor.token().name();
            cursor.advance();
            if (!cursor.at(TokenKind.DOT)) {
                break;
            }
            cursor.advance();
        }
        return Objects.equals(last, table.name().name());
    }
}
